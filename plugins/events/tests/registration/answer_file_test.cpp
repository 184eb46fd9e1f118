// SPDX-License-Identifier: EUPL-1.2
// Files as answers: what is taken for one, whose it is, who reads it, and when it is gone.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/testing/fake_context.hpp>

#include "src/briefing/zip_file.hpp"
#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/retention.hpp"
#include "src/registration/answer_file_service.hpp"
#include "src/registration/follow_up_pages.hpp"
#include "src/registration/registration_api.hpp"
#include "src/registration/settled_field_pages.hpp"
#include "tests/registration/asking.hpp"

namespace plenaria::events {
namespace {

using namespace std::string_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string a_pdf(const std::string& words = "passport") {
    return "%PDF-1.7\n" + words + std::string(40, ' ') + "\n%%EOF\n";
}
std::string a_png() {
    return "\x89PNG\r\n\x1A\n"s + "\0\0\0\x0DIHDR"s + std::string(13, '\1') + "crc!" +
           "\0\0\0\0IEND\xAE\x42\x60\x82"s;
}
std::string a_jpeg() {
    return "\xFF\xD8\xFF\xE0\0\4ab"s + "\xFF\xC0\0\4cd"s + "\xFF\xDA\0\4efpixels\xFF\xD9"s;
}
std::string a_docx(const std::string& more = "word/styles.xml") {
    return zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}, {more, "more"}});
}

TEST(AnswerFileRules, BytesSayWhatAFileIs) {
    EXPECT_EQ(recognise_file(a_pdf())->ending, "pdf");
    EXPECT_EQ(recognise_file(a_png())->ending, "png");
    EXPECT_EQ(recognise_file(a_jpeg())->ending, "jpg");
    EXPECT_EQ(recognise_file(a_docx())->ending, "docx");
    EXPECT_FALSE(recognise_file("<html><script>alert(1)</script>"));
    EXPECT_FALSE(recognise_file("MZ\x90" + a_pdf())) << "what begins as another file";
    EXPECT_FALSE(recognise_file(zip_of({{"a.txt", "a"}}))) << "an archive is no document";
    EXPECT_FALSE(recognise_file(a_docx("word/vbaProject.bin"))) << "macros";
}

TEST(AnswerFileRules, ATruncatedOrProlongedFileIsNone) {
    for (const auto& whole : {a_pdf(), a_png(), a_jpeg(), a_docx()}) {
        ASSERT_TRUE(recognise_file(whole));
        for (std::size_t size = 0; size + 6 < whole.size(); ++size)
            EXPECT_FALSE(recognise_file(std::string_view(whole).substr(0, size))) << size;
    }
    EXPECT_FALSE(recognise_file(a_pdf() + std::string(2000, ' ') + "<script>"))
        << "a second file after the end";
    EXPECT_FALSE(recognise_file(a_png() + "<script>"));
}

TEST(AnswerFileRules, ARefusalSaysWhatCanBeDone) {
    const std::vector<FileKind> pdf_only{FileKind::pdf};
    EXPECT_EQ(refuse_file(a_pdf(), "a.pdf", pdf_only), std::nullopt);
    EXPECT_EQ(refuse_file(a_pdf(), "a.exe", pdf_only), std::nullopt) << "it is named after what it is";
    EXPECT_EQ(refuse_file(a_png(), "a.pdf", pdf_only), FileRefusal::other_kind);
    EXPECT_EQ(refuse_file("no PDF", "a.PDF", pdf_only), FileRefusal::damaged);
    EXPECT_EQ(refuse_file("MZ", "a.pdf.exe", pdf_only), FileRefusal::other_kind);
    EXPECT_EQ(refuse_file("", "a.pdf", pdf_only), FileRefusal::empty);
    const auto fits = [&](std::size_t size) { return a_pdf(std::string(size - a_pdf("").size(), 'x')); };
    EXPECT_EQ(refuse_file(fits(largest_sent_file), "a.pdf", pdf_only), std::nullopt);
    EXPECT_EQ(refuse_file(fits(largest_sent_file + 1), "a.pdf", pdf_only), FileRefusal::large);
}

TEST(AnswerFileRules, ANameHasNoFolderOneEndingAndNothingUnseen) {
    const auto pdf = recognise_file(a_pdf()).value();
    const auto named = [&](const std::string& name) { return safe_file_name(name, pdf); };
    EXPECT_EQ(named("passport.pdf"), "passport.pdf");
    EXPECT_EQ(named("Passeport de Valérie.PDF"), "Passeport de Valérie.pdf");
    EXPECT_EQ(named("../../etc/passwd"), "passwd.pdf");
    EXPECT_EQ(named("C:\\Users\\me\\scan.pdf"), "scan.pdf");
    EXPECT_EQ(named("a.pdf.exe"), "a-pdf.pdf");
    EXPECT_EQ(named("a.exe\xE2\x80\xAE"
                    "fdp.pdf"),
              "a-exefdp.pdf")
        << "U+202E turns the writing round";
    EXPECT_EQ(named("a\r\nX: y\".pdf"), "aX- y-.pdf");
    EXPECT_EQ(named(".pdf"), "file.pdf");
    EXPECT_EQ(named("\xFF\xFE.pdf"), "file.pdf");
    EXPECT_EQ(named(std::string(500, 'a') + ".pdf").size(), 84U);
}

TEST(AnswerFileRules, AnAnswerKeepsTheFileThatARefusedOneShouldReplace) {
    const FileAnswer refused{.id = "01ARZ3NDEKTSV4RRFFQ69G5FAV", .refusal = FileRefusal::large};
    EXPECT_EQ(file_answer(to_text(refused)).id, refused.id);
    EXPECT_EQ(file_answer(to_text(refused)).refusal, FileRefusal::large);
    EXPECT_EQ(file_answer("?nonsense").refusal, FileRefusal::gone);
}

class AnswerFileTest : public Asking {
protected:
    AnswerFileTest() {
        choose_and_invite();
        name = ask(facts("Name in the passport", QuestionKind::number));
        scan = ask_for_file("Passport");
    }
    ~AnswerFileTest() override {
        for (const auto& each : written_) std::filesystem::remove(each);
    }
    std::string ask_for_file(const std::string& label, Stage stage = Stage::registration,
                             bool required = false) {
        auto wanted = facts(label, QuestionKind::file);
        wanted.file_kinds = {FileKind::pdf, FileKind::image};
        wanted.stage = stage;
        wanted.required = required;
        return ask(wanted);
    }
    struct Sent {
        std::string field, name, bytes;
    };
    Request request(TypedForm form, const std::vector<Sent>& files) {
        Request made{.path_values = here(), .form = std::move(form)};
        for (const auto& each : files) {
            written_.push_back(std::filesystem::temp_directory_path() / ("plenaria-answer-" + new_id()));
            std::ofstream(written_.back(), std::ios::binary) << each.bytes;
            made.uploads.push_back({.field = each.field + "_file",
                                    .name = each.name,
                                    .content_type = "application/pdf",
                                    .path = written_.back(),
                                    .size = each.bytes.size()});
        }
        return made;
    }
    Result<Reply> send(const std::string& city, const TypedForm& more, const std::vector<Sent>& files,
                       const std::string& said = "accepted") {
        auto& at = scope_of(office(city));
        return office_post(guest_tools(), request(head_alone(city, more, said), files), at);
    }
    Result<Reply> send_scan(const std::string& city, const std::string& bytes,
                            const std::string& called = "a.pdf") {
        return send(city, {{head_scan(), ""}}, {{head_scan(), called, bytes}});
    }
    std::string head_scan() { return "head_q_" + scan; }
    std::string answer_of(const std::string& city) { return answers(city)[head_of(city)][scan]; }
    std::vector<AnswerFile> files(const std::string& city) {
        const auto which = delegation(city).id;
        return *write([&](UnitOfWork& uow) -> Result<std::vector<AnswerFile>> {
            std::vector<AnswerFile> all;
            for (auto& [file, each] : files_of_delegation(uow, which)) all.push_back(std::move(each));
            return all;
        });
    }
    Result<Reply> office_reads(const std::string& city, const std::string& file) {
        auto path = here();
        path["answer_file"] = file;
        auto& at = scope_of(office(city));
        return office_answer_file(guest_tools(), {.path_values = path}, at);
    }
    Result<Reply> staff_reads(const std::string& city, const std::string& file) {
        auto& at = scope();
        return answer_file_download(
            guest_tools(), {.path_values = {{"delegation", delegation(city).id}, {"answer_file", file}}}, at);
    }
    std::string office_html(const std::string& city) {
        auto& at = scope_of(office(city));
        return html(office_page(guest_tools(), {.path_values = here()}, at));
    }

    std::string name, scan;

private:
    std::vector<std::filesystem::path> written_;
};
PLENARIA_BOTH_ENGINES(AnswerFileTest);

TEST_P(AnswerFileTest, AnOfficeSendsAFileAndTheSecretariatFetchesIt) {
    EXPECT_THAT(office_html("AMMAN"), AllOf(HasSubstr("enctype=\"multipart/form-data\""),
                                            HasSubstr("accept=\".pdf,.jpg,.jpeg,.png\""),
                                            HasSubstr("PDF, JPEG or PNG; at most 7 MB.")));
    ASSERT_TRUE(send_scan("AMMAN", a_pdf(), "../My passport.pdf").has_value());
    const auto file = answer_of("AMMAN");
    EXPECT_THAT(office_html("AMMAN"),
                AllOf(HasSubstr("My passport.pdf</a>"), HasSubstr("value=\"" + file + "\"")));
    for (const auto& reply : {office_reads("AMMAN", file), staff_reads("AMMAN", file)}) {
        ASSERT_TRUE(reply.has_value());
        EXPECT_EQ(std::get<Download>(*reply), (Download{"My passport.pdf", "application/pdf", a_pdf()}));
    }
    auto& at = scope();
    EXPECT_THAT(
        html(delegation_page(guest_tools(), {.path_values = {{"delegation", delegation("AMMAN").id}}}, at)),
        HasSubstr("My passport.pdf</a>"));
    const auto table =
        delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", "csv"}}}, at);
    EXPECT_THAT(std::get<Download>(*table).bytes, AllOf(HasSubstr("My passport.pdf http"), HasSubstr(file)));
}

TEST_P(AnswerFileTest, AWorkbookIsReadWhileItIsWrittenAndSaysTheSame) {
    ASSERT_TRUE(send_scan("AMMAN", a_pdf(), "scan.pdf").has_value());
    ASSERT_TRUE(send("QUITO", {{"head_q_" + name, "7"}}, {}).has_value());
    auto& at = scope();
    const auto file = [&](const char* format) {
        return std::get<Download>(
                   *delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", format}}}, at))
            .bytes;
    };
    const auto csv = file("csv"), workbook = file("xlsx");
    for (const auto& table : {csv, workbook})
        EXPECT_THAT(table, AllOf(HasSubstr("AMMAN 1"), HasSubstr("scan.pdf http"), HasSubstr("QUITO 1"),
                                 HasSubstr("7"), HasSubstr("Name in the passport")));
}

TEST_P(AnswerFileTest, ProgramsReadItsNameAndWhereItIs) {
    const auto city = ask(facts("Departure", QuestionKind::city));
    ASSERT_TRUE(
        send("AMMAN", {{head_scan(), ""}, {"head_q_" + city, "Quito"}}, {{head_scan(), "scan.pdf", a_pdf()}})
            .has_value());
    const auto tools = guest_tools();
    test::FakeRegistrar registrar;
    announce_registration_api(registrar, tools);
    auto& at = scope();
    const auto reply = registrar.route_named("events.api_answers")
                           .handler({.path_values = {{"delegation", delegation("AMMAN").id}}}, at);
    ASSERT_TRUE(reply.has_value());
    EXPECT_THAT(std::get<plenaria::Json>(*reply).text,
                AllOf(HasSubstr(R"("answer":"scan.pdf","url":"http)"), HasSubstr(answer_of("AMMAN")),
                      HasSubstr(R"("answer":"Quito","ref":"city/QUITO")")));
}

TEST_P(AnswerFileTest, BytesAreKeptAsTheyWere) {
    std::string bytes = "%PDF-1.4\n";
    for (int each = 0; each < 256 * 300; ++each) bytes += static_cast<char>(each);
    bytes += "\n%%EOF";
    ASSERT_TRUE(send_scan("AMMAN", bytes).has_value());
    EXPECT_EQ(std::get<Download>(*staff_reads("AMMAN", answer_of("AMMAN"))).bytes, bytes);
    const auto zeros = a_pdf(std::string(largest_sent_file - a_pdf("").size(), '\0'));
    ASSERT_TRUE(send_scan("AMMAN", zeros).has_value()) << "twice as long on its way to MariaDB";
    EXPECT_EQ(std::get<Download>(*staff_reads("AMMAN", answer_of("AMMAN"))).bytes.size(), largest_sent_file);
}

TEST_P(AnswerFileTest, WhatIsNoSuchFileIsRefusedBesideItsField) {
    const std::vector<std::pair<Sent, std::string>> hostile{
        {{"", "passport.pdf", "<script>alert(1)</script>"}, "not what its name says"},
        {{"", "passport.pdf", ""}, "This file is empty"},
        {{"", "passport.pdf.exe", "MZ\x90"}, "none of the kinds of files"},
        {{"", "letter.docx", a_docx()}, "none of the kinds of files"},
        {{"", "both.pdf", a_pdf() + std::string(1500, ' ') + "<script>alert(1)</script>"},
         "not what its name says"},
        {{"", "large.pdf", a_pdf(std::string(largest_sent_file, ' '))}, "larger than 7 MB"}};
    for (const auto& [sent, words] : hostile) {
        const auto refused = send("AMMAN", {{head_scan(), ""}}, {{head_scan(), sent.name, sent.bytes}});
        EXPECT_EQ(status(refused), 422) << sent.name;
        EXPECT_THAT(html(refused), AllOf(HasSubstr("href=\"#f-" + head_scan() + "\""), HasSubstr(words)))
            << sent.name;
    }
    EXPECT_THAT(files("AMMAN"), IsEmpty());
}

TEST_P(AnswerFileTest, AFileIsNotLostWhenAnotherFieldIsWrong) {
    const auto refused =
        send("AMMAN", {{head_scan(), ""}, {"head_q_" + name, "none"}}, {{head_scan(), "scan.pdf", a_pdf()}});
    EXPECT_EQ(status(refused), 422);
    ASSERT_THAT(files("AMMAN"), SizeIs(1));
    const auto kept = files("AMMAN").front().id;
    EXPECT_THAT(html(refused), AllOf(HasSubstr("value=\"" + kept + "\""), HasSubstr("scan.pdf</a>")));
    EXPECT_EQ(staff_reads("AMMAN", kept).error().code, ErrorCode::not_found) << "nothing was answered yet";
    EXPECT_TRUE(office_reads("AMMAN", kept).has_value());
    ASSERT_TRUE(send("AMMAN", {{head_scan(), kept}, {"head_q_" + name, "3"}}, {}).has_value());
    EXPECT_EQ(answer_of("AMMAN"), kept);
    EXPECT_TRUE(staff_reads("AMMAN", kept).has_value());
}

TEST_P(AnswerFileTest, TheOfficeReplacesAndRemovesIt) {
    ASSERT_TRUE(send_scan("AMMAN", a_pdf("first")).has_value());
    const auto first = answer_of("AMMAN");
    const auto refused = send("AMMAN", {{head_scan(), first}}, {{head_scan(), "b.pdf", "nothing"}});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("value=\"" + first + "\"")) << "the one before stays";
    ASSERT_TRUE(send("AMMAN", {{head_scan(), first}}, {{head_scan(), "b.pdf", a_pdf("second")}}).has_value());
    const auto second = answer_of("AMMAN");
    EXPECT_NE(second, first);
    EXPECT_EQ(office_reads("AMMAN", first).error().code, ErrorCode::not_found);
    ASSERT_TRUE(send("AMMAN", {{head_scan(), second}, {head_scan() + "_remove", "1"}}, {}).has_value());
    EXPECT_EQ(answer_of("AMMAN"), "");
    EXPECT_THAT(files("AMMAN"), IsEmpty());
}

TEST_P(AnswerFileTest, AButtonPressedTwiceSendsOneFile) {
    const auto once = head_alone("AMMAN", {{head_scan(), ""}});
    for (int turn = 0; turn < 2; ++turn) {
        auto& at = scope_of(office("AMMAN"));
        ASSERT_TRUE(
            office_post(guest_tools(), request(once, {{head_scan(), "a.pdf", a_pdf()}}), at).has_value());
    }
    EXPECT_THAT(files("AMMAN"), SizeIs(1));
}

TEST_P(AnswerFileTest, AFileOfAnotherOfficeIsNobodysBusiness) {
    ASSERT_TRUE(send_scan("QUITO", a_pdf()).has_value());
    const auto theirs = answer_of("QUITO");
    EXPECT_EQ(office_reads("AMMAN", theirs).error().code, ErrorCode::not_found);
    EXPECT_EQ(staff_reads("AMMAN", theirs).error().code, ErrorCode::not_found);
    const auto refused = send("AMMAN", {{head_scan(), theirs}}, {});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("no longer here"), Not(HasSubstr(theirs))));
    const auto other = ask_for_file("Letter");
    ASSERT_TRUE(send_scan("AMMAN", a_pdf()).has_value());
    const auto mine = answer_of("AMMAN");
    EXPECT_EQ(status(send("AMMAN", {{head_scan(), mine}, {"head_q_" + other, mine}}, {})), 422)
        << "nor is that to another question";
}

TEST_P(AnswerFileTest, AfterTheDeadlineNothingIsKept) {
    clock.set("2019-11-02T12:00:00Z");
    EXPECT_EQ(status(send_scan("AMMAN", a_pdf())), 409);
    EXPECT_THAT(files("AMMAN"), IsEmpty());
}

TEST_P(AnswerFileTest, AFileGoesWithItsAnswer) {
    ASSERT_TRUE(send_scan("AMMAN", a_pdf()).has_value());
    ASSERT_TRUE(send("AMMAN", {}, {}, "declined").has_value());
    EXPECT_THAT(files("AMMAN"), IsEmpty()) << "who does not come";
    ASSERT_TRUE(send_scan("AMMAN", a_pdf()).has_value());
    clock.set("2019-12-23T04:59:59Z");  // 22 December in Quito: 30 days after 22 November
    EXPECT_EQ(*erase_old_answers(db()), 0);
    EXPECT_THAT(files("AMMAN"), SizeIs(1));
    clock.set("2019-12-23T05:00:00Z");
    EXPECT_EQ(*erase_old_answers(db()), 1);
    EXPECT_THAT(files("AMMAN"), IsEmpty());
}

TEST_P(AnswerFileTest, WhatNoAnswerHoldsIsGoneAfterADay) {
    ASSERT_TRUE(send_scan("QUITO", a_pdf()).has_value());
    EXPECT_EQ(status(send("AMMAN", {{head_scan(), ""}, {"head_q_" + name, "none"}},
                          {{head_scan(), "a.pdf", a_pdf()}})),
              422);
    const auto kept = files("AMMAN").front().id;
    clock.set("2019-10-15T15:00:00Z");  // a day after it was sent
    ASSERT_TRUE(erase_old_answers(db()).has_value());
    EXPECT_THAT(files("AMMAN"), SizeIs(1));
    clock.set("2019-10-15T15:00:01Z");
    ASSERT_TRUE(erase_old_answers(db()).has_value());
    EXPECT_THAT(files("AMMAN"), IsEmpty());
    EXPECT_THAT(files("QUITO"), SizeIs(1));
    const auto refused = send("AMMAN", {{head_scan(), kept}}, {});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("This file is no longer here. Choose it once more."));
}

TEST_P(AnswerFileTest, SmallFilesDoNotFillTheDatabase) {
    const auto of = delegation("AMMAN");
    const auto kept = write([&](UnitOfWork& uow) -> Result<std::string> {
        std::string first;
        for (int each = 0; each < 301; ++each) {
            const auto made = keep_answer_file(uow, of, scan, "a.pdf", a_pdf(std::to_string(each)));
            if (each == 0) first = made;
        }
        return first;
    });
    EXPECT_THAT(files("AMMAN"), SizeIs(300));
    EXPECT_FALSE(office_reads("AMMAN", *kept).has_value()) << "the oldest";
}

TEST_P(AnswerFileTest, TheFollowUpTakesFilesToo) {
    const auto ticket = ask_for_file("Ticket", Stage::follow_up, true);
    ASSERT_TRUE(send("AMMAN", {}, {}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return open_follow_up(
                        uow, mails(), lucia, id,
                        {.reply_until = {on("2019-11-08"), std::chrono::hours(17)}, .expected = 1});
                }).has_value());
    const auto field = "p_" + head_of("AMMAN") + "_q_" + ticket;
    const auto post = [&](const TypedForm& form, const std::vector<Sent>& files) {
        auto typed = form;
        typed.emplace("revision", "1");
        return office_follow_up_post(guest_tools(), request(typed, files), scope_of(office("AMMAN")));
    };
    EXPECT_THAT(html(post({{field, ""}}, {})), HasSubstr("Answer this question."));
    EXPECT_EQ(status(post({{field, ""}}, {{field, "t.pdf", "no"}})), 422);
    ASSERT_TRUE(post({{field, ""}}, {{field, "t.png", a_png()}}).has_value());
    const auto file = answers("AMMAN")[head_of("AMMAN")][ticket];
    EXPECT_EQ(std::get<Download>(*staff_reads("AMMAN", file)).content_type, "image/png");
}

}  // namespace
}  // namespace plenaria::events
