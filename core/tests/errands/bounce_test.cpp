// SPDX-License-Identifier: EUPL-1.2
#include "errands/bounce.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

/// As Postfix writes it.
std::string report(const std::string& action = "failed", const std::string& status = "5.1.1") {
    return "Message-ID: <20261127.1@mx.example>\r\nContent-Type: multipart/report; "
           "report-type=delivery-status;\r\n"
           "\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n--b\r\n"
           "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
           "Final-Recipient: rfc822; ir@kampala.example\r\nAction: " +
           action + "\r\nStatus: " + status +
           "\r\nDiagnostic-Code: smtp; 550 5.1.1 <ir@kampala.example>: Recipient\r\n    address "
           "rejected\r\n\r\n"
           "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: s@example.org\r\n"
           "Message-ID: <01ARZ3NDEKTSV4RRFFQ69G5FAV@example.org>\r\nSubject: x\r\n\r\n--b--\r\n";
}

TEST(Bounce, NamesTheMessageThatCameBackAndWhyWithoutAddresses) {
    const auto found = read_bounce(report());
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->mail_id, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    EXPECT_EQ(found->reason, "550 5.1.1 … Recipient address rejected");
    EXPECT_TRUE(found->permanent);
}

TEST(Bounce, ADelayIsNotForEver) {
    EXPECT_FALSE(read_bounce(report("delayed", "4.4.1"))->permanent);
    EXPECT_FALSE(read_bounce(report("failed", "4.4.7"))->permanent);
}

TEST(Bounce, WhatIsNoReportOnAMessageOfOursIsNothing) {
    auto stranger = report();
    stranger.replace(stranger.find("01ARZ3NDEKTSV4RRFFQ69G5FAV"), 26, "somebody-else");
    EXPECT_FALSE(read_bounce(stranger).has_value());
    EXPECT_FALSE(read_bounce("Subject: out of office\r\n\r\nI am away.").has_value());
    EXPECT_FALSE(read_bounce("").has_value());
    EXPECT_FALSE(read_bounce("message/delivery-status").has_value());
    EXPECT_FALSE(read_bounce(std::string(5'000'000, 'x') + report()).has_value());
}

TEST(Bounce, AHundredThousandMessageIdsTakeNoMoreTimeThanOne) {
    std::string ids;
    for (int i = 0; i < 100'000; ++i) ids += "\r\nMessage-ID: <x@y>";
    auto long_report = report();
    long_report.insert(long_report.find("\r\nAction:"), ids);
    const auto found = read_bounce(long_report);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->mail_id, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
}

}  // namespace
}  // namespace plenaria::host
