// SPDX-License-Identifier: EUPL-1.2
#include "errands/calendar_reply.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

const std::string uid = "delegation-01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef0123456789abcdef@plenaria";

/// What every program writes, in its own order, with its own parameters.
std::string calendar(const std::string& attendee, const std::string& more = {},
                     const std::string& method = "REPLY") {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nMETHOD:" + method +
           "\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20191014T150000Z\r\nSEQUENCE:1\r\n" + attendee +
           "\r\n" + more + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}
const std::string accepts = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:protocol@montreal.example";

std::string base64(const std::string& text) {
    static constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = bits << 8U | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += i + j > text.size() ? '=' : digits[bits >> (18 - 6 * j) & 63U];
        if (out.size() % 78 == 76) out += "\r\n";
    }
    return out;
}

/// A message whose parts are alternatives: words for people, and the answer.
std::string message(const std::string& type, const std::string& encoding, const std::string& body) {
    return "From: Protocole <protocol@montreal.example>\r\nTo: secretariat@plenaria.example\r\nSubject: "
           "=?UTF-8?Q?Accept=C3=A9?= : Forum\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n"
           "\tboundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; "
           "charset=\"utf-8\"\r\n\r\nOui.\r\n--b1\r\n"
           "Content-Type: " +
           type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n--b1--\r\n";
}

void expect_accepted(const std::string& written, const char* who) {
    const auto found = read_calendar_reply(written);
    ASSERT_TRUE(found.has_value()) << who;
    EXPECT_EQ(found->uid, uid) << who;
    EXPECT_EQ(found->attendee, "protocol@montreal.example") << who;
    EXPECT_EQ(found->answer, "accepted") << who;
    EXPECT_EQ(found->sequence, 1) << who;
    EXPECT_EQ(found->stamp, "2019-10-14T15:00:00Z") << who;
}

TEST(CalendarReply, IsReadAsOutlookAndExchangeWriteIt) {
    const auto outlook = calendar(
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Protocole; Ville: Montr\xC3\xA9"
        "al\":MAILTO:Protocol@Montreal.example",
        "COMMENT;LANGUAGE=fr-CA:\\n\r\nCLASS:PUBLIC\r\nX-MICROSOFT-CDO-APPT-SEQUENCE:1\r\n");
    expect_accepted(message("text/calendar; charset=\"utf-8\"; method=REPLY", "base64", base64(outlook)),
                    "Outlook");
}

TEST(CalendarReply, IsReadAsGoogleWritesIt) {
    const auto google = calendar(
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=protoc\r\n "
        "ol@montreal.example;X-NUM-GUESTS=0:mailto:protocol@montreal.example");
    expect_accepted(message("text/calendar; charset=\"UTF-8\"; method=REPLY", "7bit", google), "Google");
    const auto attached =
        "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
        "Content-Type: text/plain\r\n\r\nx\r\n--m\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n"
        "Content-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: "
        "base64\r\n\r\n" +
        base64(google) + "\r\n--m--\r\n";
    expect_accepted(attached, "the attachment alone");
}

TEST(CalendarReply, IsReadAsAppleAndThunderbirdWriteIt) {
    expect_accepted(
        "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; "
        "charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
            std::string(
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VTIMEZONE\nTZID:America/Toronto\nBEGIN:STANDARD\n"
                "DTSTART:20071104T020000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nATTENDEE;CN=3D\"P\";"
                "PARTSTAT=\n"
                "=3DACCEPTED:mailto:protocol@montreal.example\nSEQUENCE:1\nUID:") +
            uid +
            "\nDTSTAMP:20191014T150000Z\nREQUEST-STATUS:2.0;Success\nBEGIN:VALARM\nUID:other\nEND:VALARM\n"
            "END:VEVENT\nEND:VCALENDAR\n",
        "Apple");
    const auto folded = calendar(
        "ATTENDEE;RSVP=TRUE;CN=protocol@montreal.example;PARTSTAT=ACCEPTED;ROLE=REQ\r\n"
        " -PARTICIPANT:mailto:protocol@montreal.example");
    expect_accepted(message("text/calendar; charset=utf-8; method=REPLY", "8bit", folded), "Thunderbird");
}

TEST(CalendarReply, SaysNoAndPerhapsToo) {
    EXPECT_EQ(reply_in(calendar("ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example"))->answer, "declined");
    EXPECT_EQ(reply_in(calendar("ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@b.example"))->answer, "tentative");
    EXPECT_FALSE(reply_in(calendar("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.example")));
    EXPECT_FALSE(reply_in(calendar("ATTENDEE:mailto:a@b.example")));
}

TEST(CalendarReply, WhatIsNoAnswerOfOnePersonToOneEventIsNothing) {
    EXPECT_TRUE(reply_in(calendar(accepts)));
    for (const auto* method : {"REQUEST", "CANCEL", "COUNTER", "PUBLISH"})
        EXPECT_FALSE(reply_in(calendar(accepts, {}, method))) << method;
    EXPECT_FALSE(reply_in(calendar(accepts, "ATTENDEE;PARTSTAT=DECLINED:mailto:other@b.example\r\n")))
        << "two of them";
    EXPECT_FALSE(reply_in(calendar(accepts, "RECURRENCE-ID:20191119T000000Z\r\n"))) << "one of a series";
    EXPECT_FALSE(reply_in(calendar(accepts, "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\n"))) << "two events";
    EXPECT_FALSE(reply_in(calendar("ATTENDEE;PARTSTAT=ACCEPTED:invalid:nomail"))) << "no address";
    EXPECT_FALSE(reply_in(calendar("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a b@c.example")))
        << "no address either";
    auto torn = calendar(accepts);
    EXPECT_FALSE(reply_in(torn.substr(0, torn.size() - 15))) << "cut off";
    EXPECT_FALSE(read_calendar_reply(""));
    EXPECT_FALSE(read_calendar_reply("Subject: Accepted\r\n\r\nMETHOD:REPLY"));
}

TEST(CalendarReply, AnotherOrganizerOrANonsensicalSequenceIsLeftToTheSecretInTheUid) {
    const auto other = reply_in(calendar(accepts, "ORGANIZER:mailto:mallory@example.org\r\n"));
    ASSERT_TRUE(other);
    EXPECT_EQ(other->uid, uid);
    const auto sequence_in = [](const std::string& text) {
        auto written = calendar(accepts);
        written.replace(written.find("SEQUENCE:1"), 10, "SEQUENCE:" + text);
        const auto found = reply_in(written);
        return found ? found->sequence : 99;
    };
    EXPECT_EQ(sequence_in("-3"), -3) << "earlier than all of ours";
    for (const auto* nonsense : {"", "x", "1x", "1.5", "99999999999999999999"})
        EXPECT_EQ(sequence_in(nonsense), 0) << nonsense;
}

TEST(CalendarReply, WhatWasForwardedIsNobodysAnswer) {
    const auto forwarded =
        "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=f\r\n\r\n--f\r\n"
        "Content-Type: message/rfc822\r\n\r\n" +
        message("text/calendar; method=REPLY", "7bit", calendar(accepts)) + "\r\n--f--\r\n";
    EXPECT_FALSE(read_calendar_reply(forwarded));
}

TEST(CalendarReply, HostileMailTakesLittleTime) {
    std::string deep = "MIME-Version: 1.0\r\n";
    for (int i = 0; i < 5000; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                std::to_string(i) + "\r\n";
    EXPECT_FALSE(read_calendar_reply(deep));
    std::string wide = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=w\r\n\r\n";
    for (int i = 0; i < 20'000; ++i) wide += "--w\r\nContent-Type: text/calendar\r\n\r\nx\r\n";
    EXPECT_FALSE(read_calendar_reply(wide));
    const auto lines = calendar(accepts, std::string(100'000, '\n'));
    EXPECT_TRUE(reply_in(lines));
    EXPECT_FALSE(reply_in(calendar("ATTENDEE" + std::string(120'000, ';'))));
    EXPECT_FALSE(read_calendar_reply(
        message("text/calendar", "7bit", calendar(accepts, std::string(2'000'000, ' ')))));
}

}  // namespace
}  // namespace plenaria::host
