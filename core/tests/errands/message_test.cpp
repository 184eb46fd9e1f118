// SPDX-License-Identifier: EUPL-1.2
#include "errands/message.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

const Sender from{"Secretaría", "plenaria@example.org"};
const Instant date = *parse_instant("2019-12-17T08:00:00Z");

Mail mail() {
    return {.to_address = "cabinet@kampala.example",
            .to_name = "Mayor's office of Kampala",
            .language = "fr",
            .subject = "Déclaration de Marrakech : votre avis",
            .text = "Bonjour,\n\nOuvrez https://example.org/l/abc?x=1&y=2\n.\nMerci"};
}

TEST(Message, HasBothFormsAndItsIdentity) {
    const auto built = build_message(mail(), from, "01HX", date);
    ASSERT_TRUE(built);

    EXPECT_NE(built->find("Message-Id: <01HX@example.org>"), std::string::npos) << *built;
    EXPECT_NE(built->find("Date: Tue, 17 Dec 2019 08:00:00 +0000"), std::string::npos);
    EXPECT_NE(built->find("Auto-Submitted: auto-generated"), std::string::npos);
    EXPECT_NE(built->find("text/plain; charset=utf-8"), std::string::npos);
    EXPECT_NE(built->find("text/html; charset=utf-8"), std::string::npos);
    EXPECT_NE(built->find("Subject: =?"), std::string::npos);
}

TEST(Message, EveryLineEndsWithCarriageReturnAndLineFeed) {
    const auto built = build_message(mail(), from, "01HX", date);
    ASSERT_TRUE(built);
    for (std::size_t at = built->find('\n'); at != std::string::npos; at = built->find('\n', at + 1))
        ASSERT_EQ((*built)[at - 1], '\r') << at;
}

class HostileHeader : public ::testing::TestWithParam<std::string> {};

TEST_P(HostileHeader, IsRefusedWhereverItStands) {
    auto in_subject = mail();
    in_subject.subject = "Hi" + GetParam();
    EXPECT_FALSE(build_message(in_subject, from, "1", date));
    auto in_name = mail();
    in_name.to_name = "Ana" + GetParam();
    EXPECT_FALSE(build_message(in_name, from, "1", date));
    auto in_address = mail();
    in_address.to_address = "ana@example.org" + GetParam();
    EXPECT_FALSE(build_message(in_address, from, "1", date));
    auto in_file = mail();
    in_file.attachments = {{"a" + GetParam(), "text/plain", "x"}};
    EXPECT_FALSE(build_message(in_file, from, "1", date));
}

INSTANTIATE_TEST_SUITE_P(Message, HostileHeader,
                         ::testing::Values("\r\nBcc: v@evil.example", "\nBcc: v@evil.example", "\rX: y",
                                           std::string("\0", 1), "\u2028X: y",
                                           "=?utf-8?q?=0D=0ABcc:_v?=", "\x7f", "\xc3("));

TEST(Message, AnAddressCannotSmuggleASecondRecipient) {
    for (const char* address : {"b@x.example>\r\nRCPT TO:<v@evil.example", "a@x.example,b@x.example",
                                "a b@x.example", "\"a\"@x.example", "nobody"}) {
        auto hostile = mail();
        hostile.to_address = address;
        EXPECT_FALSE(build_message(hostile, from, "1", date)) << address;
    }
}

TEST(Message, AnAddressIsWrittenWholeAndInAsciiOrRefused) {
    auto in_german = mail();
    in_german.to_address = "ana@münchen.example";
    const auto built = build_message(in_german, from, "1", date);
    ASSERT_TRUE(built);
    EXPECT_NE(built->find("<ana@xn--mnchen-3ya.example>"), std::string::npos) << *built;

    for (const char* address :
         {"ana@xn--e1af-mkfd.example", "ana@example.org@evil.example", "a..b@example.org", ".a@example.org",
          "a.@example.org", "@example.org", "ana@", "ana@[127.0.0.1]", "añá@example.org",
          "ana@xn--e1a\u202emfkd.example"}) {
        auto refused = mail();
        refused.to_address = address;
        EXPECT_FALSE(build_message(refused, from, "1", date)) << address;
    }
}

TEST(Message, NoNameIsReadAsTwoLines) {
    for (const std::string& name :
         {std::string("Zoé=0d=0aBcc: v@evil.example"), std::string(80, 'a') + "=0ABcc:_v@evil.example"}) {
        auto named = mail();
        named.to_name = name;
        const auto built = build_message(named, from, "1", date);
        ASSERT_TRUE(built);
        EXPECT_NE(built->find("\r\nTo: cabinet@kampala.example\r\n"), std::string::npos) << *built;
    }
}

TEST(Message, AnAttachmentKeepsTheParametersOfItsType) {
    auto invitation = mail();
    invitation.attachments = {
        {"deadline.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN:VCALENDAR\r\n"},
        {"réponse.bin", "nonsense", "x"}};
    const auto built = build_message(invitation, from, "01HX", date);
    ASSERT_TRUE(built);

    EXPECT_NE(built->find("Content-Type: text/calendar; charset=utf-8; method=PUBLISH; name=deadline.ics"),
              std::string::npos)
        << *built;
    EXPECT_NE(built->find("Content-Type: application/octet-stream"), std::string::npos) << *built;
    EXPECT_NE(built->find("Content-Disposition: attachment; filename=deadline.ics"), std::string::npos);
}

TEST(Message, HtmlOfTextEscapesAndLinks) {
    const auto html =
        html_of_text("A <b> & c\nhttps://x.example/?a=1&b=2 end\n\nNext", "en", "https://x.example");
    EXPECT_NE(html.find("A &lt;b&gt; &amp; c<br>"), std::string::npos);
    EXPECT_NE(html.find("<a href=\"https://x.example/?a=1&amp;b=2\">"), std::string::npos);
    EXPECT_NE(html.find("</p>\n<p>Next</p>"), std::string::npos);
}

TEST(Message, AnAddressInANameBecomesNoLink) {
    const auto html = html_of_text(
        "Dear https://evil.example/x, open\nhttps://x.example.evil.example/\n"
        "https://x.example/l/abc",
        "en", "https://x.example");

    EXPECT_NE(html.find("Dear https://evil.example/x, open<br>"), std::string::npos) << html;
    EXPECT_EQ(html.find("href=\"https://evil"), std::string::npos);
    EXPECT_EQ(html.find("href=\"https://x.example.evil"), std::string::npos);
    EXPECT_NE(html.find("href=\"https://x.example/l/abc\""), std::string::npos);
}

TEST(Message, NewsSayWhereToEndThem) {
    auto news = mail();
    news.batch = news_batch;
    const Sender site{"Secretaría", "plenaria@example.org", "https://x.example"};

    EXPECT_NE(build_message(news, site, "1", date)->find("List-Unsubscribe: <https://x.example/account>\r\n"),
              std::string::npos);
    EXPECT_EQ(build_message(mail(), site, "1", date)->find("List-Unsubscribe"), std::string::npos);
}

TEST(Message, TheAddressInTheTextEndsNewsByOneClickOfTheMailProgram) {
    auto news = mail();
    news.batch = news_batch;
    const Sender site{"Secretaría", "plenaria@example.org", "https://x.example"};
    const auto pause = "https://x.example/notifications/pause/" + std::string(64, 'a');
    news.text = "News.\n\nNo more of them:\n" + pause + "\nBye";

    const auto bytes = *build_message(news, site, "1", date);
    EXPECT_NE(bytes.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), std::string::npos)
        << bytes;
    EXPECT_NE(bytes.find('<' + pause + ">\r\n"), std::string::npos) << bytes;
    // Without that address nobody would answer the post.
    news.text = "News.";
    EXPECT_EQ(build_message(news, site, "1", date)->find("List-Unsubscribe-Post"), std::string::npos);
}

}  // namespace
}  // namespace plenaria::host
