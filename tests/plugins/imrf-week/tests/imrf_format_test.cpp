// SPDX-License-Identifier: EUPL-1.2
#include "src/imrf_format.hpp"

#include <plenaria/events/format_contract.hpp>

namespace plenaria::events {
INSTANTIATE_TEST_SUITE_P(ImrfWeek, FormatContract,
                         ::testing::Values(FormatUnderTest{imrf_week::make_imrf_week, PLENARIA_ROOM_DIR}));
}  // namespace plenaria::events

namespace plenaria::imrf_week {
namespace {

using events::FormatProgramme;
using events::FormatSlot;
using std::chrono::days;
using std::chrono::hours;

// The forum of 2022, in New York: four hours behind UTC.
constexpr Day monday = std::chrono::year(2022) / 5 / 16;

FormatProgramme forum(std::vector<FormatSlot> slots = {}) {
    return {.dates = {.start = monday + days(1), .end = monday + days(4), .zone = "America/New_York"},
            .slots = std::move(slots)};
}
FormatSlot slot(const std::string& id, const std::string& kind, Day day, hours from, hours until) {
    return {.id = id,
            .kind = kind,
            .start = to_instant({.day = day, .time_of_day = from}, "America/New_York").value(),
            .end = to_instant({.day = day, .time_of_day = until}, "America/New_York").value()};
}
std::vector<std::string> said(const FormatSlot& slot, const FormatProgramme& programme) {
    std::vector<std::string> messages;
    for (const auto& breach : make_imrf_week()->check(slot, programme)) messages.push_back(breach.message);
    return messages;
}
using Said = std::vector<std::string>;

TEST(ImrfWeek, ASideEventKeepsClearOfOfficialHours) {
    const auto week = forum({slot("p", "plenary", monday + days(1), hours(10), hours(13))});
    EXPECT_EQ(said(slot("s", "side_event", monday + days(1), hours(12), hours(14)), week),
              Said{"A side event never takes place during official hours."});
    EXPECT_EQ(said(slot("s", "side_event", monday + days(1), hours(13), hours(15)), week), Said{});
    EXPECT_EQ(said(slot("r", "round_table", monday + days(1), hours(10), hours(13)), week), Said{})
        << "what is official may run side by side";
}

TEST(ImrfWeek, AnOfficialSessionIsNotPutOnASideEvent) {
    const auto week = forum({slot("s", "side_event", monday + days(1), hours(10), hours(11))});
    EXPECT_EQ(said(slot("p", "plenary", monday + days(1), hours(10), hours(13)), week).size(), 1U);
}

TEST(ImrfWeek, NoTwoSideEventsAtOnce) {
    const auto week = forum({slot("s", "side_event", monday + days(1), hours(8), hours(9))});
    EXPECT_EQ(said(slot("t", "side_event", monday + days(1), hours(8), hours(9)), week),
              Said{"Side events never take place in parallel."});
    EXPECT_EQ(said(slot("t", "side_event", monday + days(1), hours(9), hours(10)), week), Said{});
}

TEST(ImrfWeek, FourADayOfTheForumsOwnCalendar) {
    std::vector<FormatSlot> four;
    for (int i = 0; i < 4; ++i)
        four.push_back(
            slot("s" + std::to_string(i), "side_event", monday + days(1), hours(18 + i), hours(19 + i)));
    // 22:00 in New York is tomorrow in UTC.
    EXPECT_EQ(said(slot("t", "side_event", monday + days(1), hours(22), hours(23)), forum(four)),
              Said{"There are at most {max} side events a day."});
    EXPECT_EQ(said(slot("t", "side_event", monday + days(2), hours(8), hours(9)), forum(four)), Said{});
    EXPECT_EQ(said(slot("s0", "side_event", monday + days(1), hours(17), hours(18)), forum(four)), Said{})
        << "it is moved, not added";
}

TEST(ImrfWeek, TwentyInAll) {
    std::vector<FormatSlot> twenty;
    for (int i = 0; i < 20; ++i)
        twenty.push_back(slot("s" + std::to_string(i), "side_event", monday + days(i / 4), hours(12 + i % 4),
                              hours(13 + i % 4)));
    EXPECT_EQ(said(slot("t", "side_event", monday + days(6), hours(8), hours(9)), forum(twenty)),
              Said{"There are at most {max} side events in all."});
    twenty.pop_back();
    EXPECT_EQ(said(slot("t", "side_event", monday + days(6), hours(8), hours(9)), forum(twenty)), Said{});
}

}  // namespace
}  // namespace plenaria::imrf_week
