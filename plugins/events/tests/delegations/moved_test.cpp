// SPDX-License-Identifier: EUPL-1.2
// Quito moved by 62 days: who had accepted is asked again, letters hold no longer, calendars follow.
#include <gmock/gmock.h>

#include "src/dates/date_pages.hpp"
#include "src/delegations/letter_service.hpp"
#include "src/delegations/moved_invitations.hpp"
#include "src/delegations/office_pages.hpp"
#include "src/json.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class MovedTest : public Guests {
protected:
    MovedTest() {
        choose_and_invite();
        answer("AMMAN", 2);
        answer("QUITO", 1, Answer::declined);
        new_mails();
    }
    static Dates january() { return {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}; }
    std::string move_to(const Dates& dates) {
        const auto revision = stored(id).revision;
        const auto change = write([&](UnitOfWork& uow) {
            return apply_dates(uow, lucia, {id, dates, "The host asked for it."}, revision, uow.now());
        });
        EXPECT_TRUE(change.has_value());
        return change ? *change : std::string();
    }
    /// Runs what was queued, as the worker does.
    std::vector<SentMail> tell(const std::string& change) {
        EXPECT_TRUE(tell_of_other_dates(db(), guest_tools(), compact({{"change", change}})).has_value());
        return new_mails();
    }
    int queued(const std::string& job) {
        return *write([&](UnitOfWork& uow) -> Result<int> {
            int jobs = 0;
            sql::query(uow, "SELECT COUNT(*) FROM core_job WHERE kind = :job"), soci::use(job, "job"),
                soci::into(jobs);
            return jobs;
        });
    }
};
PLENARIA_BOTH_ENGINES(MovedTest);

TEST_P(MovedTest, WhoHadAcceptedIsAskedAgainAndKeepsWhatItEntered) {
    move_to(january());
    EXPECT_EQ(state_of(delegation("AMMAN"), true), DelegationState::asked_again);
    EXPECT_EQ(delegation("AMMAN").people.size(), 2U);
    EXPECT_EQ(state_of(delegation("QUITO"), true), DelegationState::declined);
    EXPECT_EQ(state_of(delegation("MONTREAL"), false), DelegationState::invited);
    auto& at = scope_of(office("AMMAN"));
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("The event has other dates since you answered."), HasSubstr("AMMAN 2")));
    answer("AMMAN", 2);
    EXPECT_EQ(state_of(delegation("AMMAN"), true), DelegationState::accepted);
}

TEST_P(MovedTest, TheDeadlineForAnswersMovesAlong) {
    move_to(january());
    const auto rules = *write([&](UnitOfWork& uow) -> Result<InvitationRules> { return rules_of(uow, id); });
    EXPECT_EQ(to_text(rules.reply_until), "2020-01-02T22:00:00Z");
}

TEST_P(MovedTest, EveryInvitedOfficeIsToldOnceWithAHigherSequence) {
    const auto change = move_to(january());
    EXPECT_EQ(queued("events.tell_other_dates"), 1);
    const auto told = tell(change);
    ASSERT_EQ(told.size(), 2U) << "who declined is left alone";
    EXPECT_EQ(told[0].to, "protocol@amman.example");
    EXPECT_THAT(told[0].text, AllOf(HasSubstr("You had answered for the earlier dates."),
                                    HasSubstr("The host asked for it.")));
    EXPECT_THAT(told[1].text, Not(HasSubstr("You had answered")));
    EXPECT_EQ(delegation("AMMAN").sequence, 1);
    EXPECT_TRUE(tell(change).empty()) << "the queue may deliver twice";
}

TEST_P(MovedTest, DatesThatMovedOnceMoreAreToldOnlyOnce) {
    const auto first = move_to(january());
    const auto second = move_to({on("2020-02-03"), on("2020-02-07"), "America/Guayaquil"});
    EXPECT_TRUE(tell(first).empty());
    EXPECT_EQ(tell(second).size(), 2U);
    EXPECT_EQ(delegation("AMMAN").sequence, 2);
}

TEST_P(MovedTest, ThePreviewAndTheReportSayWhoIsAskedAgain) {
    auto& at = scope();
    const Request preview{
        .path_values = here(),
        .query = {{"starts_on", "2020-01-20"}, {"ends_on", "2020-01-24"}, {"zone", "America/Guayaquil"}}};
    EXPECT_THAT(html(dates_form(tools(), preview, at)), HasSubstr("1 office that comes is asked again"));
    EXPECT_EQ(state_of(delegation("AMMAN"), true), DelegationState::accepted) << "a preview asks nobody";
    const auto change = move_to(january());
    answer("AMMAN", 2);
    auto path = here();
    path["change"] = change;
    EXPECT_THAT(html(show_change(tools(), {.path_values = path}, at)),
                AllOf(HasSubstr("1 office that comes is asked again"), HasSubstr("<li>Amman</li>")));
}

TEST_P(MovedTest, LettersWithTheOldDatesHoldNoLonger) {
    const auto amman = delegation("AMMAN");
    const auto letter =
        *write([&](UnitOfWork& uow) { return issue_letter(uow, lucia, amman.id, amman.people[0].id, "en"); });
    move_to(january());
    const auto stored_letter =
        *write([&](UnitOfWork& uow) -> Result<Letter> { return find_letter(uow, letter).value(); });
    EXPECT_EQ(stored_letter.revoked_for, Revocation::dates);
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
                     return issue_letter(uow, lucia, amman.id, amman.people[0].id, "en");
                 }).has_value())
        << "first it says that it still comes";
}

TEST_P(MovedTest, ACancelledEventIsTakenOutOfCalendarsAndItsLettersHoldNoLonger) {
    bring(id, {EditionState::cancelled});
    EXPECT_EQ(queued("events.tell_cancelled"), 1);
    ASSERT_TRUE(tell_of_end(db(), guest_tools(), compact({{"edition", id}})).has_value());
    const auto told = new_mails();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_THAT(told[0].subject, HasSubstr("the event will not take place"));
    EXPECT_EQ(delegation("AMMAN").sequence, 1);
    EXPECT_EQ(try_answer("AMMAN", wish("AMMAN", 1)).error().message, "This event will not take place.");
}

TEST_P(MovedTest, AnEditionWithoutInvitationsMovesAsBefore) {
    auto facts = quito();
    facts.titles.texts = {{"en", "Another"}};
    id = edition(facts);
    move_to(january());
    EXPECT_EQ(stored(id).dates, january());
    EXPECT_EQ(queued("events.tell_other_dates"), 0);
}

}  // namespace
}  // namespace plenaria::events
