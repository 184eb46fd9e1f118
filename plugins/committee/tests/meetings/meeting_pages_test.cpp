// SPDX-License-Identifier: EUPL-1.2
// What staff and members see of a meeting; a name that a template uses and the model lacks fails.
#include <gmock/gmock.h>

#include "src/meetings/agenda_pages.hpp"
#include "src/meetings/decision_pages.hpp"
#include "src/meetings/guest_pages.hpp"
#include "src/meetings/hold_pages.hpp"
#include "src/meetings/meeting_form_pages.hpp"
#include "src/meetings/meeting_letter_pages.hpp"
#include "src/meetings/meeting_pages.hpp"
#include "src/meetings/minutes_pages.hpp"
#include "tests/meetings/meetings.hpp"

namespace plenaria::committee::meetings {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class MeetingPagesTest : public Meetings {
protected:
    using Page = Result<Reply> (*)(const MeetingTools&, const Request&, RequestScope&);
    Result<Reply> ask(Page page, const char* placeholder, const std::string& id,
                      std::multimap<std::string, std::string, std::less<>> form = {}) {
        const auto with = meeting_tools();
        return page(with, {.path_values = {{placeholder, id}}, .form = std::move(form)}, scope());
    }
    Result<Reply> ask_as(const Actor& who, Page page, const char* placeholder, const std::string& id,
                         std::multimap<std::string, std::string, std::less<>> form = {}) {
        const auto with = meeting_tools();
        return page(with, {.path_values = {{placeholder, id}}, .form = std::move(form)}, scope_of(who));
    }
};
PLENARIA_BOTH_ENGINES(MeetingPagesTest);

TEST_P(MeetingPagesTest, EmptyListsSayWhatIsMissing) {
    EXPECT_THAT(html(ask(list_meetings, "body", body_id)), HasSubstr("has not met yet"));
    EXPECT_THAT(html(ask(list_decisions, "body", body_id)), HasSubstr("has decided nothing yet"));
    EXPECT_THAT(html(ask(show_meeting, "meeting", meeting())), HasSubstr("Nothing is on the agenda yet."));
}

TEST_P(MeetingPagesTest, AFormWithMistakesKeepsWhatWasTyped) {
    const auto reply = ask(create_meeting_post, "body", body_id, {{"title", "Winter"}, {"minutes", "60"}});

    EXPECT_EQ(status(reply), 422);
    const auto page = html(reply);
    EXPECT_THAT(page, HasSubstr("Winter"));
    EXPECT_THAT(page, HasSubstr("Choose at least one language."));
    EXPECT_THAT(page, HasSubstr("Write where it takes place"));
    EXPECT_EQ(status(ask(rules_form, "body", body_id)), 200);
    EXPECT_EQ(status(ask(rules_post, "body", body_id,
                         {{"notice_days", "-1"}, {"quorum", "half"}, {"members", "1"}, {"revision", "0"}})),
              422);
    EXPECT_EQ(redirected_to(
                  ask(rules_post, "body", body_id,
                      {{"notice_days", "7"}, {"quorum", "two_thirds"}, {"members", "1"}, {"revision", "0"}})),
              "/committee.meetings?body=" + body_id);
    EXPECT_THAT(html(ask(list_meetings, "body", body_id)), HasSubstr("7 days of notice"));
}

TEST_P(MeetingPagesTest, LettersAreSeenBeforeTheyGo) {
    clock.set("2019-10-10T08:00:00Z");
    const auto id = meeting();
    const auto page = html(ask(preview_convocation, "meeting", id));

    EXPECT_THAT(page, HasSubstr("Notice: 7 days; the rules ask for 14."));
    EXPECT_THAT(page, HasSubstr("Send 7 messages"));
    EXPECT_EQ(status(ask(convene_post, "meeting", id, {{"count", "7"}})), 422);
    EXPECT_EQ(redirected_to(ask(convene_post, "meeting", id, {{"count", "7"}, {"short_notice", "Urgent."}})),
              "/committee.meeting?meeting=" + id);
    EXPECT_THAT(html(ask(show_meeting, "meeting", id)), HasSubstr("Urgent."));
}

TEST_P(MeetingPagesTest, ALostQuorumNamesWhoLeft) {
    const auto id = in_session();
    const auto budget = item(id, motion());
    EXPECT_THAT(html(ask(hold_page, "meeting", id)), HasSubstr("There is a quorum"));
    EXPECT_THAT(html(ask(decision_form, "item", budget)), HasSubstr("By show of hands"));

    clock.set("2019-10-17T09:20:00Z");
    ASSERT_FALSE(redirected_to(ask(leave_post, "meeting", id, {{"presence", presences[2]}})).empty());
    const auto page = html(ask(hold_page, "meeting", id));
    EXPECT_THAT(page, HasSubstr("The quorum is lost"));
    EXPECT_THAT(page, HasSubstr("pl-scan--bad"));
    EXPECT_THAT(page, HasSubstr("<li>Yvonne Aki-Sawyerr, 10:20</li>"));
    const auto refused = ask(decide_post, "item", budget, {{"way", "consensus"}});
    EXPECT_EQ(status(refused), 409);
    EXPECT_THAT(html(refused), HasSubstr("Nothing can be decided."));
    EXPECT_EQ(status(ask(leave_post, "meeting", id, {{"presence", presences[0]}, {"at", "25:99"}})), 422);
}

TEST_P(MeetingPagesTest, AMemberSeesTheirSeatAndNoDraftOfTheMinutes) {
    const auto id = convened();
    (void)item(id, motion());
    const auto bristol = seat_of(id, 3);
    const auto page = html(ask_as(member(bristol), invitee_page, "invitee", bristol.id));

    EXPECT_THAT(page, HasSubstr("Does Marvin Rees come?"));
    EXPECT_THAT(page, HasSubstr("The budget is adopted."));
    EXPECT_EQ(ask_as(member(bristol), invitee_minutes, "invitee", bristol.id).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(status(ask_as(member(bristol), answer_post, "invitee", bristol.id)), 422);
    ASSERT_FALSE(
        redirected_to(ask_as(member(bristol), answer_post, "invitee", bristol.id, {{"answer", "coming"}}))
            .empty());
    EXPECT_THAT(html(ask_as(member(bristol), invitee_page, "invitee", bristol.id)),
                HasSubstr("Your answer was received"));
}

TEST_P(MeetingPagesTest, MinutesAreWrittenReadAndSigned) {
    const auto id = circulated();
    const auto budget = record(id).items[0].id;
    EXPECT_THAT(html(ask(minutes_page, "meeting", id)), HasSubstr("What happened"));
    ASSERT_FALSE(redirected_to(ask(write_minutes_post, "item", budget,
                                   {{"text", "A short debate."}, {"revision", "1"}}))
                     .empty());
    const auto conflict =
        ask(write_minutes_post, "item", budget, {{"text", "A long debate."}, {"revision", "1"}});
    EXPECT_EQ(status(conflict), 409);
    EXPECT_THAT(html(conflict), HasSubstr("A short debate."));
    EXPECT_THAT(html(conflict), HasSubstr("A long debate."));
    ASSERT_TRUE(try_decide(approving(id)).has_value());

    const auto page = html(ask(minutes_page, "meeting", id));
    EXPECT_THAT(page, HasSubstr("Sign as secretary"));
    EXPECT_THAT(page, Not(HasSubstr("<textarea")));
    ASSERT_FALSE(
        redirected_to(ask(sign_as_secretary_post, "meeting", id, {{"hash", stored_meeting(id).text_hash}}))
            .empty());
    EXPECT_THAT(html(ask(sign_page, "meeting", id)), HasSubstr("Sign the minutes"));
    const auto file = ask(minutes_file, "meeting", id);
    ASSERT_TRUE(file.has_value());
    EXPECT_THAT(std::get<Download>(*file).bytes, HasSubstr("A short debate."));
    EXPECT_THAT(std::get<Download>(*file).bytes, HasSubstr("Lucía Fernández"));
}

TEST_P(MeetingPagesTest, TheAgendaIsAFormAndADocument) {
    const auto id = meeting();
    EXPECT_EQ(status(ask(new_item_form, "meeting", id)), 200);
    EXPECT_EQ(status(ask(add_item_post, "meeting", id, {{"kind", "decision"}, {"item_minutes", "5"}})), 422);
    ASSERT_FALSE(redirected_to(ask(add_item_post, "meeting", id,
                                   {{"kind", "decision"}, {"title", "Budget"}, {"item_minutes", "5"}}))
                     .empty());
    EXPECT_EQ(status(ask(edit_item_form, "item", record(id).items[0].id)), 200);
    EXPECT_EQ(status(ask(edit_meeting_form, "meeting", id)), 200);
    const auto file = ask(agenda_file, "meeting", id);
    ASSERT_TRUE(file.has_value());
    EXPECT_THAT(std::get<Download>(*file).bytes, HasSubstr("1. Budget"));
    EXPECT_EQ(status(ask(cancel_post, "meeting", id, {{"revision", "1"}})), 422);
}

}  // namespace
}  // namespace plenaria::committee::meetings
