// SPDX-License-Identifier: EUPL-1.2
// Reports in the forms in which mail servers write them; addresses and ids are ours.
#include "errands/bounce.hpp"

#include <chrono>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

constexpr const char* token = "01ARZ3NDEKTSV4RRFFQ69G5FAV.0123456789abcdef0123";

std::string sample(const std::string& name) {
    std::ifstream in(PLENARIA_SOURCE_DIR "/core/tests/errands/data/" + name + ".eml", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
        text.replace(at, what.size(), instead);
    return text;
}

TEST(Bounce, OfPostfixNamesTheMessageAndWhyWithoutAddresses) {
    const auto found = read_bounce(sample("postfix"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->token, token);
    EXPECT_EQ(found->status, "5.1.1");
    EXPECT_EQ(found->reason, "550 5.1.1 … Recipient address rejected: User unknown in virtual mailbox table");
    EXPECT_TRUE(found->permanent);
    EXPECT_FALSE(found->complaint);
}

TEST(Bounce, OfExchangeIsReadThoughItsReportIsEncoded) {
    const auto found = read_bounce(sample("exchange"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->token, token);
    EXPECT_EQ(found->status, "5.1.10");
    EXPECT_TRUE(found->permanent);
    EXPECT_EQ(found->reason,
              "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient … not found by SMTP address lookup");
}

TEST(Bounce, OfGmailIsReadThoughItReturnsNoMessage) {
    const auto found = read_bounce(sample("gmail"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->token, token);
    EXPECT_EQ(found->status, "5.2.2");
    EXPECT_TRUE(found->permanent);
}

TEST(Bounce, WithoutAReportIsKnownByTheAddressToWhichItReturns) {
    const auto found = read_bounce(sample("qmail"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->token, token);
    EXPECT_EQ(found->status, "");
    EXPECT_EQ(found->reason, "failure notice");
}

TEST(Bounce, AComplaintIsOne) {
    const auto found = read_bounce(sample("complaint"));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->token, token);
    EXPECT_TRUE(found->complaint);
    EXPECT_FALSE(read_bounce(with(sample("complaint"), "Feedback-Type: abuse", "Feedback-Type: not-spam"))
                     .has_value());
}

TEST(Bounce, ADelayIsNotForEver) {
    EXPECT_FALSE(read_bounce(with(sample("postfix"), "Action: failed", "Action: delayed"))->permanent);
    EXPECT_FALSE(read_bounce(with(sample("postfix"), "Status: 5.1.1", "Status: 4.4.7"))->permanent);
}

TEST(Bounce, AServerThatStillTriesSaysSoInItsSubject) {
    const auto is_permanent = [](const char* subject) {
        return read_bounce(with(sample("qmail"), "failure notice", subject))->permanent;
    };
    EXPECT_TRUE(is_permanent("failure notice"));
    EXPECT_TRUE(is_permanent("Undeliverable: No delay: a heat warning")) << "our own subject";
    for (const auto* subject : {"Warning: message 1 delayed 24 hours", "Delivery Status Notification (Delay)",
                                "Delivery status notification: warning"})
        EXPECT_FALSE(is_permanent(subject)) << subject;
}

TEST(Bounce, AReportWithoutAStatusIsWhatItsActionSays) {
    const auto unsaid = with(sample("postfix"), "Status: 5.1.1\n", "");
    ASSERT_NE(unsaid, sample("postfix"));
    const auto found = read_bounce(unsaid);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->permanent);
    EXPECT_EQ(found->status, "");
    EXPECT_FALSE(read_bounce(with(unsaid, "Action: failed", "Action: delayed")).has_value());
}

TEST(Bounce, WhoWritesTellsAServerFromSomebodyWhoIsAway) {
    const std::string server = "From: MAILER-DAEMON@old.example";
    const auto from = [&](const std::string& head) { return with(sample("qmail"), server, head); };
    const std::string report = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
    for (const auto& bounced : {with(from("From: MAILER-DAEMON <>"), "Return-Path: <>\n", ""),
                                from("From: Postmaster <postmaster@old.example>"),
                                from("From: postmaster@old.example\nAuto-Submitted: auto-replied\n" + report),
                                from("From: Postmaster@old.example\nX-Auto-Response-Suppress: DR, RN, NRN")})
        EXPECT_TRUE(read_bounce(bounced).has_value()) << bounced;
    for (const auto& away : {from("From: Ana <ana@old.example>\nX-Auto-Response-Suppress: All"),
                             from("From: Ana <ana@old.example>\nAuto-Submitted: auto-replied"),
                             from("From: postmaster@old.example\nAuto-Submitted: auto-replied")})
        EXPECT_FALSE(read_bounce(away).has_value()) << away;
}

TEST(Bounce, WhatIsNoReportOnAMessageOfOursIsNothing) {
    EXPECT_FALSE(read_bounce(sample("away")).has_value());
    EXPECT_FALSE(read_bounce(with(sample("postfix"), token, "somebody-else")).has_value());
    EXPECT_FALSE(read_bounce("Subject: out of office\r\n\r\nI am away.").has_value());
    EXPECT_FALSE(read_bounce("").has_value());
    EXPECT_FALSE(read_bounce("message/delivery-status").has_value());
    EXPECT_FALSE(read_bounce(std::string(5'000'000, 'x') + sample("postfix")).has_value());
    EXPECT_FALSE(read_bounce(std::string("\0\xFF\xFE", 3) + sample("postfix").substr(0, 900)).has_value());
}

TEST(Bounce, LinesMayEndEitherWay) {
    EXPECT_EQ(read_bounce(with(sample("postfix"), "\n", "\r\n"))->reason,
              read_bounce(sample("postfix"))->reason);
}

TEST(Bounce, HostileMessagesTakeBoundedTime) {
    std::string ids, deep = "Content-Type: multipart/mixed; boundary=b0\r\n\r\n", wide = deep;
    for (int i = 0; i < 100'000; ++i) ids += "\r\nMessage-ID: <x@y>";
    for (int i = 0; i < 2'000; ++i) {
        const auto n = std::to_string(i), m = std::to_string(i + 1);
        deep += "--b" + n + "\r\nContent-Type: multipart/mixed; boundary=b" + m + "\r\n\r\n";
    }
    for (int i = 0; i < 60'000; ++i) wide += "--b0\r\nContent-Type: message/delivery-status\r\n\r\nA: b\r\n";
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_TRUE(read_bounce(with(sample("postfix"), "\nAction:", ids + "\nAction:")).has_value());
    EXPECT_FALSE(read_bounce(deep).has_value());
    EXPECT_FALSE(read_bounce(wide).has_value());
    EXPECT_FALSE(read_bounce(std::string(4'000'000, '\n')).has_value());
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

}  // namespace
}  // namespace plenaria::host
