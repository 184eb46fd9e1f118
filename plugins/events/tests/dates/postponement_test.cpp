// SPDX-License-Identifier: EUPL-1.2
// Quito: the GFMD Summit of 19 to 22 November 2019 was held on 20 to 24 January 2020.
#include "src/dates/change_repository.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

class PostponementTest : public EventsRoom {
protected:
    PostponementTest() {
        id_ = edition(quito());
        bring(id_, {EditionState::announced, EditionState::open});
        invitations_ = milestone(id_, "Invitations", {12, Unit::weeks});          // 27 August, done
        draft_ = milestone(id_, "Draft declaration", {10, Unit::weeks});          // 10 September, late
        registration_ = milestone(id_, "Registration closes", {5, Unit::weeks});  // 15 October, tomorrow
        report_ = milestone(id_, "Report", {4, Unit::weeks, Side::after, Anchor::end});  // 20 December
        reach(invitations_);
    }
    static Dates january() { return {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}; }
    Result<DatePlan> plan(const Dates& dates) {
        return write([&](UnitOfWork& uow) { return plan_dates(uow, {id_, dates, ""}, uow.now()); });
    }
    Result<std::string> apply(const Dates& dates, int revision) {
        return write([&](UnitOfWork& uow) {
            return apply_dates(uow, lucia, {id_, dates, "The host asked for it."}, revision, uow.now());
        });
    }

    std::string id_, invitations_, draft_, registration_, report_;
};
PLENARIA_BOTH_ENGINES(PostponementTest);

TEST_P(PostponementTest, ThePreviewNamesEveryMilestoneWithBothDaysAndItsFate) {
    const auto shown = plan(january());
    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(shown->moves,
              (std::vector<Move>{{invitations_, on("2019-08-27"), on("2019-10-28"), Fate::stays_done},
                                 {draft_, on("2019-09-10"), on("2019-11-11"), Fate::no_longer_late},
                                 {registration_, on("2019-10-15"), on("2019-12-16"), Fate::moves},
                                 {report_, on("2019-12-20"), on("2020-02-21"), Fate::moves}}));
    EXPECT_EQ(stored(id_).dates, quito().dates) << "a preview writes nothing";
}

TEST_P(PostponementTest, EarlierDatesMakeThingsLate) {
    const auto shown = plan({on("2019-11-05"), on("2019-11-08"), "America/Guayaquil"});
    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(count_of(shown->moves, Fate::becomes_late), 1);  // registration, 1 October
    EXPECT_EQ(count_of(shown->moves, Fate::stays_late), 1);
    EXPECT_EQ(count_of(shown->moves, Fate::stays_done), 1);
    EXPECT_EQ(count_of(shown->moves, Fate::moves), 1);
}

TEST_P(PostponementTest, WhatIsCountedFromAnEndThatStaysStays) {
    const auto shown = plan({on("2019-11-18"), on("2019-11-22"), "America/Guayaquil"});
    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(shown->moves.back(), (Move{report_, on("2019-12-20"), on("2019-12-20"), Fate::stays}));
}

TEST_P(PostponementTest, EverythingFollowsAndTheReportSaysWhatMoved) {
    const auto shown = plan(january());
    const auto change = apply(january(), shown->edition.revision);
    ASSERT_TRUE(change.has_value()) << change.error().message;

    EXPECT_EQ(stored(id_).dates, january());
    const auto after = plan_of(id_);
    ASSERT_EQ(after.size(), 4U);
    for (std::size_t i = 0; i < after.size(); ++i) EXPECT_EQ(after[i].due_on, shown->moves[i].new_due);
    EXPECT_TRUE(after[0].done_at.has_value());

    const auto report =
        *write([&](UnitOfWork& uow) -> Result<DateChange> { return find_change(uow, *change).value(); });
    EXPECT_EQ(report.before, quito().dates);
    EXPECT_EQ(report.after, january());
    EXPECT_EQ(report.reason, "The host asked for it.");
    EXPECT_EQ(report.changed_by, "Lucía Fernández");
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<std::vector<Move>> { return moves_of(uow, *change); }),
              shown->moves);
}

TEST_P(PostponementTest, APlanThatIsNoLongerTrueIsNotApplied) {
    const auto shown = plan(january());
    reach(registration_);
    const auto change = apply(january(), shown->edition.revision);
    ASSERT_FALSE(change.has_value());
    EXPECT_EQ(change.error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(id_).dates, quito().dates);
    EXPECT_TRUE(write([&](UnitOfWork& uow) -> Result<std::vector<DateChange>> {
                    return changes_of(uow, id_);
                })->empty());
}

TEST_P(PostponementTest, APostponedEventComesBackToItsStateWithItsNewDates) {
    bring(id_, {EditionState::postponed});
    EXPECT_EQ(count_of(plan(january())->moves, Fate::no_longer_late), 0)
        << "nothing of it was late meanwhile";
    ASSERT_TRUE(apply(january(), stored(id_).revision).has_value());
    EXPECT_EQ(stored(id_).state, EditionState::open);
}

TEST_P(PostponementTest, WrongDatesAreNamed) {
    const auto fields = [&](const Dates& dates) {
        const auto refused = plan(dates);
        std::vector<std::string> names;
        if (!refused)
            for (const auto& field : refused.error().fields) names.push_back(field.field);
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(fields(quito().dates), Names{"starts_on"}) << "the same as before";
    EXPECT_EQ(fields({on("2020-01-24"), on("2020-01-20"), "America/Guayaquil"}), Names{"ends_on"});
    EXPECT_EQ(fields({on("2020-01-20"), on("2022-01-24"), "America/Guayaquil"}), Names{"ends_on"});
    EXPECT_EQ(fields({on("1970-01-01"), on("2020-01-24"), "Quito"}), (Names{"starts_on", "zone"}));
}

TEST_P(PostponementTest, AnEventThatHasBegunKeepsItsDates) {
    bring(id_, {EditionState::running});
    EXPECT_EQ(plan(january()).error().code, ErrorCode::conflict);
}

TEST_P(PostponementTest, TheDayIsThatOfTheZone) {
    // 04:30 in UTC on the 16th: in Quito it is still the 15th, for half an hour.
    clock.set("2019-10-16T04:30:00Z");
    EXPECT_EQ(count_of(plan(january())->moves, Fate::no_longer_late), 1)
        << "registration is due today in Quito";
    clock.set("2019-10-16T05:30:00Z");
    EXPECT_EQ(count_of(plan(january())->moves, Fate::no_longer_late), 2);
}

}  // namespace
}  // namespace plenaria::events
