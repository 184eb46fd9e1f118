// SPDX-License-Identifier: EUPL-1.2
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using MilestoneTest = EventsRoom;
PLENARIA_BOTH_ENGINES(MilestoneTest);

TEST(MilestoneStanding, IsLateFromTheDayAfterItWasDue) {
    Milestone milestone{.due_on = on("2019-09-30")};
    const auto standing = [&](std::string_view day, EditionState state = EditionState::open) {
        return standing_on(milestone, state, on(day));
    };
    EXPECT_EQ(standing("2019-09-15"), Standing::later);
    EXPECT_EQ(standing("2019-09-16"), Standing::soon);
    EXPECT_EQ(standing("2019-09-30"), Standing::soon);
    EXPECT_EQ(standing("2019-10-01"), Standing::late);
    EXPECT_EQ(standing("2019-10-01", EditionState::postponed), Standing::suspended);
    EXPECT_EQ(standing("2019-10-01", EditionState::cancelled), Standing::suspended);
    milestone.done_at = test::at("2019-11-05T10:00:00Z");
    EXPECT_EQ(standing("2019-11-06"), Standing::done);
}

TEST(MilestoneChecklist, LinesThatStayKeepTheirTicks) {
    const std::vector<Check> old{{.id = "1", .text = "English", .done_at = test::at("2019-08-01T10:00:00Z")},
                                 {.id = "2", .text = "Español"}};
    const auto now = with_lines(old, {"Français", "English"});
    ASSERT_EQ(now.size(), 2U);
    EXPECT_FALSE(now[0].done_at.has_value());
    EXPECT_TRUE(now[0].id.empty());
    EXPECT_TRUE(now[1].done_at.has_value());
    EXPECT_EQ(now[1].id, "1");
}

TEST_P(MilestoneTest, IsDueAtItsDistance) {
    const auto id = edition(quito());
    milestone(id, "Invitations", {12, Unit::weeks, Side::before, Anchor::start});
    milestone(id, "Report", {4, Unit::weeks, Side::after, Anchor::end});
    const auto plan = plan_of(id);
    ASSERT_EQ(plan.size(), 2U);
    EXPECT_EQ(plan[0].due_on, on("2019-08-27"));
    EXPECT_EQ(plan[1].due_on, on("2019-12-20"));
}

TEST_P(MilestoneTest, AnotherDistanceIsAnotherDay) {
    const auto id = edition(quito());
    const auto changed = milestone(id, "Invitations", {12, Unit::weeks}, {"English", "Español"});
    const auto done = write([&](UnitOfWork& uow) {
        return change_milestone(uow, lookup, lucia, changed,
                                {.titles = {.original = "en", .texts = {{"en", "Letters"}}},
                                 .distance = {3, Unit::months, Side::before, Anchor::start},
                                 .owner_ref = "person/ANA",
                                 .note = "By post as well.",
                                 .checks = {"Español"}},
                                1);
    });
    ASSERT_TRUE(done.has_value());
    const auto plan = plan_of(id);
    EXPECT_EQ(plan[0].titles.in("en"), "Letters");
    EXPECT_EQ(plan[0].due_on, on("2019-08-19"));
    EXPECT_EQ(plan[0].owner.name, "Ana Pérez");
    ASSERT_EQ(plan[0].checks.size(), 1U);
    EXPECT_EQ(plan[0].checks[0].text, "Español");
}

TEST_P(MilestoneTest, WhoReachedItFirstStaysOnRecord) {
    const auto id = edition(quito());
    const auto reached = milestone(id, "Invitations", {12, Unit::weeks});
    reach(reached);
    clock.advance(std::chrono::hours(48));
    reach(reached);
    EXPECT_EQ(plan_of(id)[0].done_at, test::at("2019-10-14T15:00:00Z"));
    EXPECT_EQ(plan_of(id)[0].done_by, "Lucía Fernández");
    EXPECT_TRUE(
        write([&](UnitOfWork& uow) { return set_milestone_done(uow, lucia, reached, false); }).has_value());
    EXPECT_FALSE(plan_of(id)[0].done_at.has_value());
}

TEST_P(MilestoneTest, LinesOfItsChecklistAreTickedOneByOne) {
    const auto id = edition(quito());
    milestone(id, "Invitations", {12, Unit::weeks}, {"English", " ", "Español "});
    const auto before = plan_of(id)[0].checks;
    ASSERT_EQ(before.size(), 2U);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return tick(uow, lucia, before[1].id, true); }).has_value());
    const auto after = plan_of(id)[0].checks;
    EXPECT_FALSE(after[0].done_at.has_value());
    EXPECT_TRUE(after[1].done_at.has_value());
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return tick(uow, lucia, "nothing", true); }).has_value());
}

TEST_P(MilestoneTest, EveryChangeOfOneMakesAnOldPlanOfNewDatesUntrue) {
    const auto id = edition(quito());
    const auto changed = milestone(id, "Invitations", {12, Unit::weeks}, {"English"});
    const auto line = plan_of(id)[0].checks[0].id;
    auto seen = stored(id).revision;
    const auto raised = [&](const Result<void>& done) {
        const bool higher = done.has_value() && stored(id).revision > seen;
        seen = stored(id).revision;
        return higher;
    };
    EXPECT_TRUE(raised(write([&](UnitOfWork& uow) { return tick(uow, lucia, line, true); })));
    EXPECT_TRUE(
        raised(write([&](UnitOfWork& uow) { return set_milestone_done(uow, lucia, changed, true); })));
    EXPECT_TRUE(raised(write([&](UnitOfWork& uow) { return remove_milestone(uow, lucia, changed); })));
    EXPECT_TRUE(raised(write([&](UnitOfWork& uow) { return restore_milestone(uow, lucia, changed); })));
}

TEST_P(MilestoneTest, WhatWasTakenOutCanBePutBackWhereItBelongsByThen) {
    const auto id = edition(quito());
    const auto gone = milestone(id, "Invitations", {12, Unit::weeks});
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_milestone(uow, lucia, gone); }).has_value());
    EXPECT_TRUE(plan_of(id).empty());
    const auto moved = write([&](UnitOfWork& uow) {
        return apply_dates(uow, lucia, {id, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, ""},
                           find_edition(uow, id)->revision, uow.now());
    });
    ASSERT_TRUE(moved.has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_milestone(uow, lucia, gone); }).has_value());
    ASSERT_EQ(plan_of(id).size(), 1U);
    EXPECT_EQ(plan_of(id)[0].due_on, on("2019-10-28"));
}

TEST_P(MilestoneTest, ACopyHasThePlanAndNothingDone) {
    const auto first = edition(quito());
    reach(milestone(first, "Invitations", {12, Unit::weeks}, {"English"}));
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return tick(uow, lucia, milestones_of(uow, first)[0].checks[0].id, true);
                }).has_value());
    milestone(first, "Report", {4, Unit::weeks, Side::after, Anchor::end});

    auto facts = quito();
    facts.titles.texts = {{"en", "13th GFMD Summit"}};
    facts.city_ref.clear();
    facts.dates = {on("2021-01-18"), on("2021-01-26"), "Asia/Dubai"};
    const auto copy = write([&](UnitOfWork& uow) { return copy_edition(uow, lookup, lucia, first, facts); });

    ASSERT_TRUE(copy.has_value());
    EXPECT_EQ(stored(*copy).state, EditionState::idea);
    const auto plan = plan_of(*copy);
    ASSERT_EQ(plan.size(), 2U);
    EXPECT_EQ(plan[0].due_on, on("2020-10-26"));
    EXPECT_EQ(plan[1].due_on, on("2021-02-23"));
    EXPECT_FALSE(plan[0].done_at.has_value());
    ASSERT_EQ(plan[0].checks.size(), 1U);
    EXPECT_FALSE(plan[0].checks[0].done_at.has_value());
    EXPECT_TRUE(plan_of(first)[0].done_at.has_value());
}

}  // namespace
}  // namespace plenaria::events
