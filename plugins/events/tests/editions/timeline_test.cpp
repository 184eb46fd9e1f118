// SPDX-License-Identifier: EUPL-1.2
#include "src/editions/timeline.hpp"

#include <gtest/gtest.h>

#include "tests/days.hpp"

namespace plenaria::events {
namespace {

Edition edition_of_2019() { return {.dates = {on("2019-12-17"), on("2019-12-18"), "Europe/Zurich"}}; }

TEST(Timeline, KeepsEverythingInsideTheFrameAndInOrder) {
    std::vector<Milestone> milestones;
    std::vector<std::string> labels;
    for (const auto* day : {"2019-03-17", "2019-09-30", "2019-12-16", "2020-03-18"}) {
        milestones.push_back({.due_on = on(day)});
        labels.emplace_back(day);
    }
    const auto drawn = draw_timeline(edition_of_2019(), milestones, labels, on("2019-10-14"));
    int last = 0;
    for (const auto& dot : drawn.dots) {
        EXPECT_GT(dot.x, last);
        EXPECT_LT(dot.x, timeline_width);
        EXPECT_GT(dot.y, 8);
        EXPECT_LT(dot.y, timeline_axis);
        last = dot.x;
    }
    EXPECT_EQ(drawn.dots[1].standing, Standing::late);
    EXPECT_GT(drawn.event_x, drawn.dots[2].x);
    EXPECT_TRUE(drawn.has_today);
    EXPECT_GT(drawn.today_x, drawn.dots[1].x);
    EXPECT_LE(drawn.ticks.size(), 12U);
    EXPECT_EQ(drawn.ticks.front().label, "2019-04");
}

TEST(Timeline, MilestonesOfOneDayDoNotCoverEachOther) {
    const std::vector<Milestone> milestones{
        {.due_on = on("2019-11-05")}, {.due_on = on("2019-11-05")}, {.due_on = on("2019-11-05")}};
    const auto drawn = draw_timeline(edition_of_2019(), milestones, {"a", "b", "c"}, on("2019-10-14"));
    EXPECT_NE(drawn.dots[0].y, drawn.dots[1].y);
    EXPECT_NE(drawn.dots[1].y, drawn.dots[2].y);
}

TEST(Timeline, OfAnEventWithoutMilestonesIsTheEventAlone) {
    const auto drawn = draw_timeline(edition_of_2019(), {}, {}, on("2026-01-01"));
    EXPECT_TRUE(drawn.dots.empty());
    EXPECT_FALSE(drawn.has_today);
    EXPECT_GT(drawn.event_width, 0);
}

}  // namespace
}  // namespace plenaria::events
