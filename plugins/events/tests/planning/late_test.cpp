// SPDX-License-Identifier: EUPL-1.2
#include "src/planning/late.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

class LateTest : public EventsRoom {
protected:
    LateTest() {
        id_ = edition(quito());
        late_ = milestone(id_, "Draft declaration", {10, Unit::weeks});  // 10 September
        today_ = milestone(id_, "Hotels", {36, Unit::days});             // 14 October, today
    }
    std::vector<WorkItem> work(const Actor& actor) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<WorkItem>> {
            return LateWork().waiting(uow, actor, test::FakeLocale());
        });
    }
    void give(const std::string& milestone_id, const std::string& owner) {
        const auto given = write([&](UnitOfWork& uow) {
            const auto before = find_milestone(uow, milestone_id).value();
            return change_milestone(uow, lookup, lucia, milestone_id,
                                    {.titles = before.titles,
                                     .distance = before.distance,
                                     .owner_ref = owner,
                                     .note = {},
                                     .checks = {}},
                                    before.revision);
        });
        ASSERT_TRUE(given.has_value()) << given.error().message;
    }

    std::string id_, late_, today_;
};
PLENARIA_BOTH_ENGINES(LateTest);

TEST_P(LateTest, WhatIsDueTodayIsNotLate) {
    const auto late =
        write([](UnitOfWork& uow) -> Result<std::vector<LateMilestone>> { return late_milestones(uow); });
    ASSERT_EQ(late->size(), 1U);
    EXPECT_EQ((*late)[0].milestone.id, late_);
}

TEST_P(LateTest, NothingOfAPostponedEventIsLate) {
    bring(id_, {EditionState::announced, EditionState::postponed});
    EXPECT_TRUE(write([](UnitOfWork& uow) -> Result<std::map<std::string, int>> {
                    return late_counts(uow);
                })->empty());
    EXPECT_TRUE(work(lucia).empty());
}

TEST_P(LateTest, StandsOnTheFrontPageOfThosePlanning) {
    auto items = work(lucia);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].title, "1 milestone that nobody looks after is late");
    EXPECT_EQ(items[0].context, "12th GFMD Summit");
    EXPECT_EQ(items[0].path, "/events/editions/" + id_);
    EXPECT_EQ(items[0].due, test::at("2019-09-11T04:59:59Z")) << "the end of the day in Quito";
    EXPECT_FALSE(items[0].waits_for_others);
    EXPECT_TRUE(work(test::account("Reader", {{"events.view"}})).empty());

    give(late_, "person/ANA");
    items = work(lucia);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_TRUE(items[0].waits_for_others);

    give(late_, "account/LUCIA");
    items = work(lucia);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].title, "Draft declaration");
    EXPECT_FALSE(items[0].waits_for_others);
}

TEST_P(LateTest, IsToldOnceAndAgainWhenItGetsLateAgain) {
    EXPECT_EQ(*tell_what_is_late(db()), 1);
    EXPECT_EQ(*tell_what_is_late(db()), 0);
    const auto move = [&](Dates dates) {
        return write([&](UnitOfWork& uow) {
            return apply_dates(uow, lucia, {id_, std::move(dates), ""}, find_edition(uow, id_)->revision,
                               uow.now());
        });
    };
    ASSERT_TRUE(move({on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}).has_value());
    EXPECT_EQ(*tell_what_is_late(db()), 0);
    clock.set("2019-11-13T12:00:00Z");  // the draft was due on 11 November
    EXPECT_EQ(*tell_what_is_late(db()), 1);
}

TEST_P(LateTest, IsToldAgainWhenItWasPutBackIntoAPlanThatHadMoved) {
    EXPECT_EQ(*tell_what_is_late(db()), 1);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_milestone(uow, lucia, late_); }).has_value());
    const auto moved = write([&](UnitOfWork& uow) {
        return apply_dates(uow, lucia, {id_, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, ""},
                           find_edition(uow, id_)->revision, uow.now());
    });
    ASSERT_TRUE(moved.has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_milestone(uow, lucia, late_); }).has_value());
    EXPECT_EQ(*tell_what_is_late(db()), 0);
    clock.set("2019-11-13T12:00:00Z");  // due on 11 November by then
    EXPECT_EQ(*tell_what_is_late(db()), 1);
}

}  // namespace
}  // namespace plenaria::events
