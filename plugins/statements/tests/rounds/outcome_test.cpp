// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/rounds/consultation_worklist.hpp"
#include "src/rounds/outcome_pages.hpp"
#include "src/rounds/outcome_service.hpp"
#include "src/versions/version_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Amman's suggestion is accepted, Montréal's refused, Athens' comment still open, Montevideo said nothing.
class OutcomeTest : public ::testing::TestWithParam<Engine> {
protected:
    OutcomeTest() {
        c.open_round();
        c.suggest("amman", 2, commit);
        c.suggest("montreal", 2, may);
        c.must(c.answers().save(
            c.office("athens"), c.round_id, c.paragraphs[3],
            {.answer = {.stance = Stance::comment, .language = "en", .comment = "Who pays?"}}));
        for (const auto* city : {"amman", "montreal", "athens", "montevideo"}) c.send(city);
        c.must(
            c.consolidation().refuse(c.officer, c.point_of("montreal").id, "The term is agreed language."));
        c.must(c.consolidation().accept(c.officer, {.point_id = c.point_of("amman").id}));
    }
    void issue(const std::string& name) {
        c.must(c.consolidation().issue(c.officer, c.statement_id, name, ""));
    }
    std::vector<std::string> addressees() {
        return c.read([&](UnitOfWork& uow) {
            std::vector<std::string> addresses;
            const auto all =
                outcome_mails(uow, c.mails, c.statement_id, [](const AccessLink&) { return std::string(); });
            for (const auto& each : *all) addresses.push_back(each.mail.to_address);
            return addresses;
        });
    }
    Request request(std::multimap<std::string, std::string, std::less<>> form = {}) {
        return {.path_values = {{"id", c.statement_id}}, .form = std::move(form)};
    }

    Consultation c{GetParam()};
    RoundMails mails{c.real_renderer(), c.locales, c.addresses};
    RoundTools tools{.directory = &c.directory, .mails = &mails, .reminder_days = [] { return 3; }};
};
PLENARIA_BOTH_ENGINES(OutcomeTest);

TEST_P(OutcomeTest, NobodyIsToldBeforeAVersionMakesTheDecisionFinal) {
    EXPECT_TRUE(addressees().empty());
    EXPECT_EQ(tell_outcomes(c.db(), c.mails, c.officer, c.statement_id, 2).error().code, ErrorCode::conflict);

    issue("Rev.1");

    EXPECT_THAT(addressees(), ElementsAre("ir@amman.example", "ir@montreal.example"));
}

TEST_P(OutcomeTest, TheMessageSaysWhatBecameOfEachPointAndWhy) {
    issue("Rev.1");
    const auto all = c.read([&](UnitOfWork& uow) {
        return *outcome_mails(uow, mails, c.statement_id,
                              [](const AccessLink& link) { return "LINK " + link.path; });
    });

    ASSERT_EQ(all.size(), 2u);
    const auto& taken = all[0].mail.text;
    EXPECT_THAT(taken, HasSubstr("Durban Declaration, Rev.1"));
    EXPECT_THAT(taken, HasSubstr("1 of your points is in the new text."));
    EXPECT_THAT(taken, HasSubstr("OP1 · Suggestion: Accepted\nMayors [-will-][+commit to+] share data"));
    EXPECT_THAT(taken, HasSubstr("LINK /statements.outcome?round=" + c.round_id));
    EXPECT_THAT(taken, Not(HasSubstr("not taken up")));
    const auto& refused = all[1].mail.text;
    EXPECT_THAT(refused, HasSubstr("OP1 · Suggestion\u00a0: Not taken up"));
    EXPECT_THAT(refused, HasSubstr("Motif : The term is agreed language."));
}

TEST_P(OutcomeTest, TheLinkHasNoDeadlineAndOutlivesTheDayOfTheMessage) {
    c.clock.set("2021-01-01T00:00:00Z");
    issue("Rev.1");
    c.must(tell_outcomes(c.db(), c.mails, c.officer, c.statement_id, 2));

    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_link WHERE due_at = '' AND expires_at > '2021-06-01'"), 2);
}

TEST_P(OutcomeTest, EachPointIsToldOnceAndWhatIsDecidedLaterWithTheNextVersion) {
    issue("Rev.1");
    const auto mails_before = c.count("SELECT COUNT(*) FROM core_mail");
    EXPECT_EQ(tell_outcomes(c.db(), c.mails, c.officer, c.statement_id, 3).error().code, ErrorCode::conflict);
    c.must(tell_outcomes(c.db(), c.mails, c.officer, c.statement_id, 2));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail"), mails_before + 2);
    EXPECT_TRUE(addressees().empty());

    c.must(c.consolidation().note(c.officer, c.point_of("athens").id, "The region does."));
    issue("Rev.2");

    EXPECT_THAT(addressees(), ElementsAre("ir@athens.example"));
}

TEST_P(OutcomeTest, WithoutPermissionNothingIsSent) {
    issue("Rev.1");
    EXPECT_EQ(tell_outcomes(c.db(), c.mails, c.office("amman"), c.statement_id, 2).error().code,
              ErrorCode::not_found);
}

TEST_P(OutcomeTest, AfterIssuingTheDrafterSeesTheMessagesAndTheirNumber) {
    test::FakeScope scope(c.db(), c.officer);
    const auto issued = issue_from_form(request({{"name", "Rev.1"}}), scope);
    EXPECT_EQ(std::get<Redirect>(*issued).url, "/statements.outcomes?id=" + c.statement_id);
    const auto page = c.html(outcomes_preview(tools, request(), scope));
    EXPECT_THAT(page, HasSubstr("This sends 2 messages."));
    EXPECT_THAT(page, HasSubstr("The term is agreed language."));
    EXPECT_THAT(c.html(versions_page(request(), scope)),
                HasSubstr("2 offices have not been told what became of their points."));

    const ConsultationWorkList list;
    const auto items =
        c.read([&](UnitOfWork& uow) { return list.waiting(uow, c.officer, c.locales.get("en", "")); });
    EXPECT_EQ(std::count_if(items.begin(), items.end(),
                            [](const WorkItem& item) {
                                return item.title == "Tell 2 offices what became of their points";
                            }),
              1);

    c.must(send_outcomes(tools, request({{"count", "2"}}), scope));
    EXPECT_EQ(scope.notices.back().text, "2 messages are on their way.");
    EXPECT_THAT(c.html(outcomes_preview(tools, request(), scope)), HasSubstr("There is nobody to write to."));
}

TEST_P(OutcomeTest, AVersionThatSettlesNothingLeadsToItsText) {
    issue("Rev.1");
    c.must(tell_outcomes(c.db(), c.mails, c.officer, c.statement_id, 2));
    test::FakeScope scope(c.db(), c.officer);

    const auto issued = issue_from_form(request({{"name", "Rev.2"}}), scope);

    EXPECT_THAT(std::get<Redirect>(*issued).url, HasSubstr("/statements.version?"));
}

}  // namespace
}  // namespace plenaria::statements
