// SPDX-License-Identifier: EUPL-1.2
// Pages of a procedure, printed with the real templates; certificates; the work list.
#include "src/procedure/procedure_pages.hpp"

#include <gmock/gmock.h>

#include "src/procedure/procedure_demo.hpp"
#include "src/procedure/procedure_samples.hpp"
#include "src/procedure/procedure_work.hpp"
#include "src/text/document_pages.hpp"
#include "src/validation/certificate_pages.hpp"
#include "src/validation/validation_pages.hpp"
#include "tests/procedure/group.hpp"

namespace plenaria::statements {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using enum Verdict;

class ProcedurePages : public ::testing::TestWithParam<Engine> {
protected:
    Request at(std::multimap<std::string, std::string, std::less<>> form = {}) const {
        return {.path_values = {{"procedure", g.id}, {"id", g.c.statement_id}, {"version", g.c.version_id}},
                .form = std::move(form)};
    }
    test::FakeScope& as(const Actor& actor) {
        scopes_.push_back(std::make_unique<test::FakeScope>(g.c.db(), actor));
        scopes_.back()->clock.set(to_text(g.c.clock.now()));
        return *scopes_.back();
    }
    template <class Page>
    std::string shown(Page page, const Actor& actor, const Request& request) {
        auto& scope = as(actor);
        return g.c.html(page(g.tools, request, scope));
    }
    Group g{GetParam()};

private:
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};
PLENARIA_BOTH_ENGINES(ProcedurePages);

TEST_P(ProcedurePages, TheFormKeepsWhatWasTypedAndSaysWhatIsWrong) {
    EXPECT_THAT(shown(new_procedure_page, g.c.officer, at()),
                AllOf(HasSubstr("Ask a group to approve"), HasSubstr("Board (4)")));
    const auto wrong = shown(create_procedure, g.c.officer,
                             at({{"kind", "approval"},
                                 {"group", "Board <b>"},
                                 {"needs", "at_least"},
                                 {"at_least", ""},
                                 {"people", "Ada\nNobody"},
                                 {"day", "2019-02-30"},
                                 {"time", "17:00"},
                                 {"zone", "Europe/Zurich"},
                                 {"reminder_days", "3"}}));
    EXPECT_THAT(wrong, AllOf(HasSubstr("Board &lt;b&gt;"), HasSubstr("Several people are called “Ada”"),
                             Not(HasSubstr("<b>"))));
}

TEST_P(ProcedurePages, AGroupIsNamedLookedAtAndAsked) {
    auto& scope = as(g.c.officer);
    const auto made = create_procedure(g.tools,
                                       at({{"kind", "silence"},
                                           {"group", "Region"},
                                           {"people", "Ada Example"},
                                           {"parties", "city/amman"},
                                           {"day", "2019-12-08"},
                                           {"time", "17:00"},
                                           {"zone", "Europe/Zurich"},
                                           {"reminder_days", "3"}}),
                                       scope);
    const auto& url = std::get<Redirect>(*made).url;
    g.id = url.substr(url.find('=') + 1);
    EXPECT_THAT(shown(letters_preview, g.c.officer, at()),
                AllOf(HasSubstr("This sends 2 messages"), HasSubstr("The deadline is on a weekend")));
    EXPECT_THAT(shown(procedure_members_page, g.c.officer, at()), HasSubstr("ada@person.example"));
    auto& again = as(g.c.officer);
    ASSERT_TRUE(send_procedure_letters(g.tools, at({{"count", "2"}}), again).has_value());
    EXPECT_THAT(shown(procedure_page, g.c.officer, at()),
                AllOf(HasSubstr("Under silence"), HasSubstr("Nothing said"), HasSubstr("Withdraw it")));
}

TEST_P(ProcedurePages, AnObjectionIsConfirmedBeforeItCounts) {
    g.ask(ProcedureKind::silence);
    const auto hash = g.reading().procedure.hash;
    EXPECT_THAT(shown(answer_page, g.member("amman"), at()),
                AllOf(HasSubstr("We object"), HasSubstr("Cities protect the rights"), HasSubstr(hash)));
    std::multimap<std::string, std::string, std::less<>> form{
        {"verdict", "objects"}, {"words", "Too <early>."}, {"said_by", "Ana"}, {"hash", hash}};
    EXPECT_THAT(shown(give_answer, g.member("amman"), at(form)),
                AllOf(HasSubstr("Do you object?"), HasSubstr("Too &lt;early&gt;.")));
    EXPECT_EQ(g.reading().state(), ProcedureState::open);
    form.emplace("sure", "yes");
    auto& scope = as(g.member("amman"));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*give_answer(g.tools, at(form), scope)));
    EXPECT_THAT(shown(answer_page, g.member("athens"), at()),
                AllOf(HasSubstr("The silence was broken: Amman objected."), HasSubstr("Too &lt;early&gt;."),
                      Not(HasSubstr("Send this answer"))));
    EXPECT_THAT(shown(answer_page, g.member("amman"), at()), HasSubstr("Take our answer back"));
    EXPECT_THAT(shown(procedure_page, g.c.officer, at()),
                AllOf(HasSubstr("Silence broken"), HasSubstr("Ask this group again")));
}

TEST_P(ProcedurePages, AnAnswerWithoutANameComesBackWithWhatWasTyped) {
    g.ask(ProcedureKind::approval);
    EXPECT_THAT(
        shown(give_answer, g.member("amman"),
              at({{"verdict", "agrees"}, {"words", "Well done"}, {"hash", g.reading().procedure.hash}})),
        AllOf(HasSubstr("Enter your name"), HasSubstr("Well done")));
    EXPECT_THAT(shown(withdraw_procedure, g.c.officer, at()), HasSubstr("Enter a reason"));
    EXPECT_THAT(
        shown(extend_procedure, g.c.officer, at({{"day", "2019-12-19"}, {"time", "17:00"}, {"reason", "x"}})),
        HasSubstr("must be later"));
}

TEST_P(ProcedurePages, ACertificateIsLaidOutOnceForWhoeverReadsTheSame) {
    g.ask(ProcedureKind::approval);
    for (const auto* city : {"amman", "athens", "montevideo", "montreal"}) g.c.must(g.say(city, agrees));
    test::FakeLocales locales;
    test::FakeParts parts;
    const DocumentTools documents{
        .renderer = &g.c.real_renderer(), .documents = &g.documents, .locales = &locales};
    const CertificateTools tools{
        .documents = &documents, .validation = &g.validation, .addresses = &g.c.addresses, .parts = &parts};
    auto request = at();
    request.path_values["serial"] = g.kept()->serial;
    const auto bytes = [&](const Actor& actor, const char* language) {
        request.query = {{"language", language}};
        return std::get<Download>(*certificate_document(tools, request, as(actor))).bytes;
    };

    EXPECT_THAT(bytes(g.c.officer, "en"), HasSubstr("Durban Declaration"));
    ASSERT_EQ(parts.parts.size(), 1u);
    parts.parts.begin()->second = "as it was laid out";
    EXPECT_EQ(bytes(g.c.officer, "en"), "as it was laid out");

    EXPECT_THAT(bytes(g.c.officer, "fr"), HasSubstr("Durban Declaration")) << "another language";
    EXPECT_THAT(bytes(test::account("Grace", {{"statements.view"}}), "en"),
                AllOf(HasSubstr("Durban Declaration"), Not(HasSubstr("Amman"))))
        << "who may not see the answers gets no document that holds them";
    EXPECT_EQ(parts.parts.size(), 3u);
}

TEST_P(ProcedurePages, TheCertificateNamesWhoValidatedAndItsNumberIsChecked) {
    g.ask(ProcedureKind::approval);
    for (const auto* city : {"amman", "athens", "montevideo", "montreal"}) g.c.must(g.say(city, agrees));
    const auto serial = g.kept()->serial;
    test::FakeLocales locales;
    const DocumentTools documents{
        .renderer = &g.c.real_renderer(), .documents = &g.documents, .locales = &locales};
    test::FakeParts parts;
    const CertificateTools tools{
        .documents = &documents, .validation = &g.validation, .addresses = &g.c.addresses, .parts = &parts};
    auto request = at();
    request.path_values["serial"] = serial;
    auto& scope = as(g.c.officer);
    const auto file = certificate_document(tools, request, scope);
    ASSERT_TRUE(file.has_value()) << file.error().message;
    EXPECT_THAT(std::get<Download>(*file).bytes,
                AllOf(HasSubstr("Validated by approval of “Board”"), HasSubstr("Durban Declaration"),
                      HasSubstr(g.reading().procedure.hash), HasSubstr("Amman"), HasSubstr("<svg")));
    auto& reader = as(test::account("Grace", {{"statements.view"}}));
    EXPECT_THAT(std::get<Download>(*certificate_document(tools, request, reader)).bytes,
                Not(HasSubstr("Amman")));

    const auto verify = [&](const std::string& typed) {
        auto& visitor = as({});
        return g.c.html(verify_certificate_page(tools, {.query = {{"serial", typed}}}, visitor));
    };
    EXPECT_THAT(verify(serial.substr(0, 4) + "-" + serial.substr(4)), HasSubstr("This certificate is ours"));
    EXPECT_THAT(verify("AAAA-AAAA"), HasSubstr("no certificate with this number"));
    EXPECT_THAT(verify(""), Not(HasSubstr("no certificate with this number")));
    EXPECT_THAT(shown([&](const ProcedureTools&, const Request& r,
                          RequestScope& s) { return validation_page(g.validation, r, s); },
                      g.c.officer, at()),
                AllOf(HasSubstr("Nothing is missing"), HasSubstr("By approval of a group")));
}

TEST_P(ProcedurePages, TheWorkListNamesWhatWaitsForWhom) {
    const ProcedureWorkList list(g.tools);
    const auto titles = [&](const Actor& actor) {
        std::vector<std::string> found;
        for (const auto& each :
             g.c.read([&](UnitOfWork& uow) { return list.waiting(uow, actor, g.c.locales.get("en", "")); }))
            found.push_back(each.title);
        return found;
    };
    g.id = g.c.must(g.service().create(g.c.officer, g.wanted(ProcedureKind::silence)));
    EXPECT_THAT(titles(g.c.officer), ElementsAre("Send the letters to “Board”"));
    g.c.must(g.service().send_letters(g.c.officer, g.id, 4));
    g.trouble.bounced = {"ir@amman.example"};
    EXPECT_THAT(titles(g.c.officer), ElementsAre("1 member of a group was not reached",
                                                 "“Board”: adopted unless somebody objects"));
    auto grace = test::account("Grace");
    grace.party = "city/athens";
    EXPECT_THAT(titles(grace), ElementsAre("Say for Athens whether it objects"));
    g.c.clock.set("2019-12-21T00:00:00Z");
    EXPECT_THAT(titles(g.c.officer), ElementsAre("Decide how “Board” goes on: the deadline has passed"));
    EXPECT_THAT(titles(grace), ElementsAre());
}

TEST_P(ProcedurePages, EachLetterHasASampleAndTheDemonstrationBothKinds) {
    g.c.directory.all.push_back(
        {.ref = "city/kampala", .name = "Kampala", .zone = "Africa/Kampala", .iso2 = "UG"});
    g.c.must(load_demo_procedures(g.c.db(), g.tools));
    EXPECT_EQ(g.c.count("SELECT COUNT(*) FROM core_mail"), 0) << "no mail leaves";
    EXPECT_EQ(g.c.count("SELECT COUNT(*) FROM stm_procedure WHERE kind = 'silence' AND state = 'open'"), 1);
    const ProcedureSampleTools tools{.locales = &g.c.locales, .addresses = &g.c.addresses};
    const ProcedureSamples samples(tools);
    for (const std::string letter : {"letter", "reminder", "extension", "receipt", "outcome"}) {
        const auto model = g.c.read([&](UnitOfWork& uow) {
            return samples.sample(uow, "statements/mail/procedure_" + letter, "fr");
        });
        ASSERT_TRUE(model.has_value()) << letter;
        EXPECT_THAT(g.c.real_renderer().mail("statements/mail/procedure_" + letter, *model, "fr").text,
                    HasSubstr("Amman"));
    }
}

}  // namespace
}  // namespace plenaria::statements
