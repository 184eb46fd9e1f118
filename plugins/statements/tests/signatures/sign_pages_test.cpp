// SPDX-License-Identifier: EUPL-1.2
// Pages of a signing: that of a city behind its link, and the register of the secretariat; on both engines.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "open_signing.hpp"
#include "src/signatures/sign_pages.hpp"
#include "src/signatures/signature_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;

class SignPagesTest : public OpenSigning {};
PLENARIA_BOTH_ENGINES(SignPagesTest);

TEST_P(SignPagesTest, ThePageOfACityLeadsFromTheCodeToTheSignature) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    test::FakeScope s(c.db(), city("athens"));
    s.clock.set("2018-12-05T09:00:00Z");
    const Request request{.path_values = {{"signing", signing_id}}};
    const auto first = c.html(sign_page(tools, request, s));
    EXPECT_THAT(first, HasSubstr("Athens, GR: Mayor of Athens, Mayor"));
    EXPECT_THAT(first, HasSubstr("Send me the code"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_sign_code"), 0);

    c.must(send_code(tools, request, s));
    EXPECT_THAT(c.html(sign_page(tools, request, s)), HasSubstr("one-time-code"));
    auto wrong = request;
    wrong.form = {{"code", "00000000x1"}};
    EXPECT_EQ(std::get<View>(*sign_here(tools, wrong, s)).status, 422);
    auto right = request;
    right.form = {{"code", code()}};
    c.must(sign_here(tools, right, s));
    const auto last = c.html(sign_page(tools, request, s));
    EXPECT_THAT(last, HasSubstr("Signed for Athens by Mayor of Athens"));
    EXPECT_THAT(last, HasSubstr("This was not us, or we withdraw our signature"));
}

TEST_P(SignPagesTest, TheRegisterShowsEveryStateAndItsPagesPrint) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    test::FakeScope s(c.db(), c.officer);
    s.clock.set("2018-12-05T09:00:00Z");
    EXPECT_EQ(service().invite(c.officer, signing_id, 3).error().code, ErrorCode::conflict);
    EXPECT_EQ(*service().invite(c.officer, signing_id, 4), 4);
    c.must(service().promise(city("athens"), signing_id));
    c.must(service().clear(city("athens"), signing_id, "legal", "Ms. Counsel"));
    sign("amman");

    const auto page = c.html(signing_page(tools, {.path_values = {{"signing", signing_id}}}, s));
    EXPECT_THAT(page, HasSubstr("Promised"));
    EXPECT_THAT(page, HasSubstr("Mayor of Amman"));
    EXPECT_THAT(c.html(signings_page(tools, {}, s)), HasSubstr("Durban Declaration"));
    test::FakeScope office(c.db(), city("athens"));
    office.clock.set("2018-12-05T09:00:00Z");
    EXPECT_THAT(c.html(sign_page(tools, {.path_values = {{"signing", signing_id}}}, office)),
                HasSubstr("Ms. Counsel"));
}

TEST_P(SignPagesTest, ALetterIsJudgedByAllItsBytes) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    const auto send = [&](const std::string& name, const std::string& bytes) {
        const auto path = std::filesystem::temp_directory_path() / ("plenaria-letter-" + signing_id);
        std::ofstream(path, std::ios::binary) << bytes;
        test::FakeScope s(c.db(), c.officer);
        auto reply = record_letter_here(
            tools,
            {.path_values = {{"signing", signing_id}},
             .form = {{"party", "city/amman"}, {"day", "2018-12-04"}},
             .uploads = {{.field = "letter", .name = name, .path = path, .size = bytes.size()}}},
            s);
        std::filesystem::remove(path);
        return reply;
    };
    const std::string whole = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n";

    EXPECT_THAT(c.html(send("letter.pdf", "%PDF-1.7\n" + std::string(3000, 'x'))),
                HasSubstr("it is damaged"));
    EXPECT_THAT(c.html(send("letter.exe", "MZ")), HasSubstr("none of the kinds of files"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature"), 0);
    EXPECT_TRUE(std::holds_alternative<Redirect>(*send("letter.pdf", whole)));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature WHERE means = 'letter' AND letter <> ''"), 1);
}

}  // namespace
}  // namespace plenaria::statements
