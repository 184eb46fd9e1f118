// SPDX-License-Identifier: EUPL-1.2
#include "errands/mailbox.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "pop3_place.hpp"

namespace plenaria::host::test {
namespace {

using ::testing::ElementsAre;

std::string report_of(const std::string& name) {
    std::ifstream in(PLENARIA_SOURCE_DIR "/core/tests/errands/data/" + name + ".eml", std::ios::binary);
    std::string text;
    for (std::string line; std::getline(in, line);) text += line + "\r\n";
    return text;
}

TEST(Mailbox, GivesItsReportsAndKeepsThemUntilTheyAreNoted) {
    Pop3Place place({{"a", report_of("postfix")},
                     {"b", "Subject: hello\r\n\r\nA person wrote."},
                     {"c", report_of("complaint")}});
    const Mailbox mailbox{.url = place.url(), .user = "u", .password = "open sesame"};

    const auto first = read_mailbox({.mailbox = mailbox});
    EXPECT_EQ(first.error, "");
    ASSERT_EQ(first.messages.size(), 3U);
    EXPECT_EQ(first.messages[0].uid, "a");
    EXPECT_EQ(first.messages[0].report.at(0).status, "5.1.1");
    EXPECT_TRUE(first.messages[1].report.empty());
    EXPECT_TRUE(first.messages[2].report.at(0).complaint);
    EXPECT_THAT(place.left(), ElementsAre("a", "b", "c"));

    const auto second = read_mailbox({.mailbox = mailbox, .noted = {"a", "b"}});
    EXPECT_EQ(second.messages.size(), 1U);
    EXPECT_THAT(place.left(), ElementsAre("c"));
}

TEST(Mailbox, WhatIsTooLargeIsNoReportAndHoldsUpNothing) {
    Pop3Place place({{"a", std::string(5'000'000, 'x')}, {"b", report_of("postfix")}});
    const auto answer =
        read_mailbox({.mailbox = {.url = place.url(), .user = "u", .password = "open sesame"}});
    ASSERT_EQ(answer.messages.size(), 2U) << answer.error;
    EXPECT_TRUE(answer.messages[0].report.empty());
    EXPECT_EQ(answer.messages[1].report.size(), 1U);
}

TEST(Mailbox, OfAHundredTwentyAreReadAtATime) {
    std::map<std::string, std::string> many;
    for (int i = 100; i < 200; ++i) many["m" + std::to_string(i)] = "Subject: x\r\n\r\ny";
    Pop3Place place(many);
    const auto answer =
        read_mailbox({.mailbox = {.url = place.url(), .user = "u", .password = "open sesame"}});
    EXPECT_EQ(answer.messages.size(), 20U);
    EXPECT_EQ(answer.left, 80);
}

TEST(Mailbox, SaysWhyItCannotBeRead) {
    Pop3Place place({});
    EXPECT_NE(read_mailbox({.mailbox = {.url = place.url(), .user = "u", .password = "wrong"}}).error, "");
    EXPECT_NE(read_mailbox({.mailbox = {.url = "pop3://127.0.0.1:1", .user = "u", .password = "x"}}).error,
              "");
}

}  // namespace
}  // namespace plenaria::host::test
