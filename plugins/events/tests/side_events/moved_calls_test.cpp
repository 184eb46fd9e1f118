// SPDX-License-Identifier: EUPL-1.2
// The forum was announced for 10 to 13 May 2022 and held a week later; here it moves on to June.
#include <gmock/gmock.h>

#include "src/dates/change_repository.hpp"
#include "src/dates/date_pages.hpp"
#include "tests/side_events/side_event_room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class MovedCallsTest : public SideEventRoom {
protected:
    std::string move_to(const std::string& start, const std::string& end) {
        const auto moved = write([&](UnitOfWork& uow) {
            return apply_dates(uow, lucia,
                               {id, {on(start), on(end), "America/New_York"}, "The hall is not ready."},
                               find_edition(uow, id)->revision, uow.now());
        });
        EXPECT_TRUE(moved.has_value()) << said(moved);
        return moved ? *moved : std::string();
    }
};
PLENARIA_BOTH_ENGINES(MovedCallsTest);

TEST_P(MovedCallsTest, AnOpenCallKeepsItsDistanceAndItsHour) {
    move_to("2022-06-14", "2022-06-17");
    EXPECT_EQ(to_text(stored_call().closes_at), "2022-04-28T22:00:00Z")
        << "28 days later, at 18:00 in New York";
    EXPECT_TRUE(try_propose(facts("Accra")).has_value());
}

TEST_P(MovedCallsTest, EarlierDatesLeaveAtLeastTwoWeeks) {
    clock.set("2022-03-20T12:00:00Z");
    move_to("2022-05-03", "2022-05-06");
    EXPECT_EQ(to_text(stored_call().closes_at), "2022-04-03T12:00:00Z");
}

TEST_P(MovedCallsTest, ADeadlineThatIsOverStaysAndAcceptedOnesAreToldAgain) {
    auto wanted = facts("Accra");
    wanted.preferred_day = on("2022-05-18");
    const auto made = *try_propose(wanted);
    accept(made, "2022-05-18T13:15", "2022-05-18T14:30");
    ASSERT_EQ(*write([&](UnitOfWork& uow) { return tell_decisions(uow, side_tools(), lucia, call, 1); }), 1);
    clock.set("2022-04-10T12:00:00Z");
    const auto change = move_to("2022-06-14", "2022-06-17");

    EXPECT_EQ(to_text(stored_call().closes_at), "2022-03-31T22:00:00Z");
    EXPECT_FALSE(proposal(made).told_at.has_value());
    EXPECT_EQ(proposal(made).facts.preferred_day, on("2022-06-15"));
    new_letters();
    ASSERT_EQ(*write([&](UnitOfWork& uow) { return tell_decisions(uow, side_tools(), lucia, call, 1); }), 1);
    EXPECT_THAT(new_letters()[0].text, HasSubstr("2022-06-15, 13:15–14:30"));
    const auto report =
        html(show_change(tools(), {.path_values = {{"edition", id}, {"change", change}}}, scope()));
    EXPECT_THAT(report,
                AllOf(HasSubstr("1 accepted side event moves along"), HasSubstr("Call for side events")));
}

}  // namespace
}  // namespace plenaria::events
