// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/consolidation/compilation_document.hpp"
#include "src/consolidation/compilation_pages.hpp"
#include "src/consolidation/consolidation_pages.hpp"
#include "src/rounds/round_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RoundPagesTest : public ::testing::TestWithParam<Engine> {
protected:
    test::FakeScope& scope() {
        scope_ = std::make_unique<test::FakeScope>(c.db(), c.officer);
        scope_->clock.set("2019-12-02T09:00:00Z");
        return *scope_;
    }
    Request round(std::multimap<std::string, std::string, std::less<>> form = {}) {
        return {.path_values = {{"round", c.round_id}}, .form = std::move(form)};
    }
    Request statement(std::multimap<std::string, std::string, std::less<>> query = {}) {
        return {.path_values = {{"id", c.statement_id}}, .query = std::move(query)};
    }
    Request point(const std::string& city, std::multimap<std::string, std::string, std::less<>> form = {}) {
        form.emplace("paragraph", c.paragraphs[2]);
        return {.path_values = {{"id", c.statement_id}, {"point", c.point_of(city).id}},
                .form = std::move(form)};
    }
    Consultation c{GetParam()};
    RoundTools tools{.directory = &c.directory, .mails = &c.mails, .reminder_days = [] { return 3; }};

private:
    std::unique_ptr<test::FakeScope> scope_;
};
PLENARIA_BOTH_ENGINES(RoundPagesTest);

TEST_P(RoundPagesTest, ANewRoundKeepsWhatWasTypedAndNamesWhatIsMissing) {
    auto& s = scope();
    EXPECT_THAT(c.html(new_round_page(tools, statement(), s)), HasSubstr("Zero draft"));
    auto request = statement();
    request.form = {{"version", c.version_id}, {"name", "My round"},  {"day", "2019-12-20"},
                    {"time", "17:00"},         {"zone", "Mars/Base"}, {"reminder_days", "2"},
                    {"visibility", "open"}};
    const auto reply = create_round(tools, request, s);

    EXPECT_EQ(std::get<View>(*reply).status, 422);
    const auto page = c.html(reply);
    EXPECT_THAT(page, HasSubstr("Choose a time zone."));
    EXPECT_THAT(page, HasSubstr("Choose at least one office."));
    EXPECT_THAT(page, HasSubstr("My round"));
}

TEST_P(RoundPagesTest, BeforeMailsLeaveTheirNumberAndTextAreShown) {
    auto& s = scope();
    auto request = statement();
    request.form = {{"version", c.version_id}, {"name", "My round"},
                    {"day", "2019-12-20"},     {"time", "17:00"},
                    {"zone", "Europe/Zurich"}, {"reminder_days", "2"},
                    {"segments", "board"},     {"question_en", "Which deadline?"}};
    const auto created = std::get<Redirect>(*create_round(tools, request, s)).url;
    c.round_id = created.substr(created.find('=') + 1);

    const auto preview = c.html(invite_preview(tools, round(), s));
    EXPECT_THAT(preview, HasSubstr("This sends 4 messages."));
    EXPECT_THAT(preview, HasSubstr("ir@montevideo.example"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 0);
    c.must(send_invitations(tools, round({{"count", "4"}}), s));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), 4);
    EXPECT_EQ(s.notices.back().text, "4 messages are on their way.");
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_round_question"), 1);
}

TEST_P(RoundPagesTest, ProgressIsATableWithCountsThatAreLinks) {
    c.open_round();
    c.suggest("amman", 2, commit);
    c.send("amman");
    auto& s = scope();
    const auto page = c.html(round_page(tools, round(), s));

    EXPECT_THAT(page, HasSubstr("1 of 4 offices have sent their review"));
    EXPECT_THAT(page, HasSubstr("show=not_opened"));
    auto silent = round();
    silent.query = {{"show", "silent"}};
    EXPECT_THAT(c.html(round_page(tools, silent, s)), Not(HasSubstr("ir@amman.example")));
    EXPECT_THAT(c.html(rounds_page({}, s)), HasSubstr("First round"));
    EXPECT_THAT(c.html(offices_page(tools, round(), s)), HasSubstr("ir@athens.example"));
    EXPECT_THAT(c.html(remind_preview(tools, round(), s)), HasSubstr("This sends 3 messages."));
}

TEST_P(RoundPagesTest, AnExtensionIntoThePastIsRefusedInTheForm) {
    c.open_round();
    auto& s = scope();
    const auto reply = extend_round(tools, round({{"day", "2019-12-01"}, {"time", "10:00"}}), s);

    EXPECT_EQ(std::get<View>(*reply).status, 422);
    EXPECT_THAT(c.html(reply), HasSubstr("The new deadline must be later than the present one."));
    c.must(extend_round(tools, round({{"day", "2020-01-10"}, {"time", "10:00"}, {"reason", "Holidays"}}), s));
    EXPECT_THAT(c.html(round_page(tools, round(), s)), HasSubstr("Holidays"));
}

TEST_P(RoundPagesTest, TheDrafterSeesGroupsAndCollisionsAndDecides) {
    c.open_round();
    c.suggest("amman", 2, commit);
    c.suggest("athens", 2, commit);
    c.suggest("montreal", 2, may);
    for (const auto* city : {"amman", "athens", "montreal"}) c.send(city);
    auto& s = scope();
    const auto page = c.html(consolidation_page(statement(), s));
    EXPECT_THAT(page, HasSubstr("2 offices propose the same"));
    EXPECT_THAT(page, HasSubstr("Touches the same words as the suggestion of Montréal."));
    EXPECT_THAT(page, HasSubstr("3 points are still to be decided."));

    const auto accepted = accept_point(point("amman", {{"paragraph", "\t"}}), s);
    ASSERT_TRUE(accepted.has_value());
    EXPECT_THAT(std::get<Redirect>(*accepted).url, Not(AnyOf(HasSubstr("\t"), HasSubstr("#"))));
    EXPECT_THAT(s.notices.back().undo_url, HasSubstr("statements.undo_decision"));
    const auto asked = accept_point(point("montreal"), s);
    EXPECT_EQ(std::get<View>(*asked).status, 409);
    EXPECT_THAT(c.html(asked), HasSubstr("This suggestion and the draft change the same words."));
    EXPECT_THAT(c.html(consolidation_page(statement(), s)), HasSubstr("Take the decision back"));
    const auto refused = refuse_point(point("montreal", {{"reason", ""}}), s);
    EXPECT_EQ(std::get<View>(*refused).status, 422);
    c.must(refuse_point(point("montreal", {{"reason", "Too weak"}}), s));
    EXPECT_EQ(c.point_of("montreal").state, PointState::refused);
}

TEST_P(RoundPagesTest, TheFormOfTwoCollidingSuggestionsMergesThem) {
    c.open_round();
    c.suggest("amman", 2, commit);
    c.suggest("montreal", 2, may);
    c.send("amman");
    c.send("montreal");
    auto& s = scope();
    Request form = statement({{"point", c.point_of("amman").id}, {"with", c.point_of("montreal").id}});
    form.path_values.emplace("paragraph", c.paragraphs[2]);
    EXPECT_THAT(c.html(decision_page(form, s)),
                HasSubstr("Both change the same words. Only a person can join them."));

    Request post = statement();
    post.form = {{"point", c.point_of("amman").id},
                 {"with", c.point_of("montreal").id},
                 {"wording", "Mayors share data."},
                 {"reason", "Shorter"},
                 {"paragraph", c.paragraphs[2]}};
    c.must(merge_points(post, s));
    EXPECT_EQ(c.draft(2), "Mayors share data.");
}

TEST_P(RoundPagesTest, TheCompilationHasEveryPointWithItsDecision) {
    c.open_round();
    c.suggest("amman", 2, commit);
    c.send("amman");
    c.must(c.answers().remark(c.office("athens"), c.round_id, c.paragraphs[3], "en", "all residents",
                              "And visitors?"));
    c.send("athens");
    c.must(c.consolidation().refuse(c.officer, c.point_of("amman").id, "Too strong"));
    auto& s = scope();
    test::FakeDocuments documents;
    const DocumentTools files{.renderer = &c.renderer, .documents = &documents, .locales = &c.locales};
    auto request = round();
    const auto page = c.html(compilation_of_round(files, request, s));
    EXPECT_THAT(page, HasSubstr("Too strong"));
    EXPECT_THAT(page, HasSubstr("And visitors?"));
    EXPECT_THAT(c.html(compilation_of_statement(files, statement(), s)), HasSubstr("And visitors?"));

    for (const auto* format : {"csv", "xlsx"}) {
        request.query = {{"format", format}};
        const auto file = std::get<Download>(*compilation_of_round(files, request, s));
        EXPECT_THAT(file.bytes, HasSubstr("OP1|Amman|First round|Suggestion|en||" + std::string(commit) +
                                          "|Mayors [-will-][+commit to+] share"));
        EXPECT_THAT(file.bytes, HasSubstr("OP2|Athens|First round|Comment|en|all residents|"));
    }
    request.query = {{"format", "pdf"}};
    EXPECT_THAT(std::get<Download>(*compilation_of_round(files, request, s)).bytes,
                HasSubstr("pdf:statements/print/compilation"));
}

TEST_P(RoundPagesTest, ALongCompilationIsOrderedAndMadeInParts) {
    c.open_round();
    for (int i = 0; i < 201; ++i)
        c.must(c.answers().remark(c.office("athens"), c.round_id, c.paragraphs[3], "en", "all residents",
                                  "Remark " + std::to_string(i)));
    c.send("athens");
    auto& s = scope();
    test::FakeDocuments documents;
    test::FakeOrders orders;
    const DocumentTools files{
        .renderer = &c.renderer, .documents = &documents, .locales = &c.locales, .orders = &orders};
    auto request = round();
    EXPECT_THAT(c.html(compilation_of_round(files, request, s)),
                HasSubstr("<input type=\"hidden\" name=\"format\" value=\"pdf\">"));
    request.query = {{"format", "pdf"}};
    EXPECT_EQ(std::get<Redirect>(*compilation_of_round(files, request, s)).url,
              "/statements.compilation?round=" + c.round_id);

    EXPECT_EQ(std::get<Redirect>(*order_compilation_of_round(files, round({{"format", "pdf"}}), s)).url,
              "/orders/1");
    EXPECT_FALSE(order_compilation_of_round(files, round({{"format", "exe"}}), s));
    ASSERT_EQ(orders.orders.size(), 1U);
    EXPECT_EQ(orders.orders[0].permission, "statements.consult");

    auto* db = &c.db();
    CompilationKind kind(files, db);
    std::vector<long long> steps;
    const auto made = kind.make(orders.orders[0].wish, "en", [&](long long done, long long total) {
        EXPECT_EQ(total, 201);
        steps.push_back(done);
        return true;
    });
    ASSERT_TRUE(made);
    EXPECT_EQ(steps, (std::vector<long long>{200, 201}));
    EXPECT_THAT(made->bytes, HasSubstr("part: 201 to 201 of 201"));
    EXPECT_THAT(made->bytes, HasSubstr("Remark 200"));
    EXPECT_FALSE(kind.make(orders.orders[0].wish, "en", [](long long, long long) { return false; }));
}

}  // namespace
}  // namespace plenaria::statements
