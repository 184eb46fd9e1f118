// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/time.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

using namespace std::chrono_literals;

TEST(Day, TextAndBack) {
    EXPECT_EQ(to_text(*parse_day("2020-02-29")), "2020-02-29");
    EXPECT_FALSE(parse_day("2019-02-29"));
    EXPECT_FALSE(parse_day("2019-2-9"));
    EXPECT_FALSE(parse_day("08/12/2018"));
}

TEST(Instant, TextAndBack) {
    EXPECT_EQ(to_text(*parse_instant("2038-01-19T03:14:08Z")), "2038-01-19T03:14:08Z");
    EXPECT_FALSE(parse_instant("2019-12-17T24:00:00Z"));
    EXPECT_FALSE(parse_instant("2019-12-17T08:00:00"));
}

TEST(Zones, ADeadlineInGenevaIsFourHoursEarlierInMontevideo) {
    const auto instant = to_instant({.day = *parse_day("2026-12-11"), .time_of_day = 17h}, "Europe/Zurich");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_text(*instant), "2026-12-11T16:00:00Z");
    EXPECT_EQ(to_local(*instant, "America/Montevideo").time_of_day, 13h);
}

TEST(Zones, TheHourThatClocksSkipDoesNotExist) {
    EXPECT_FALSE(to_instant({.day = *parse_day("2026-03-29"), .time_of_day = 2h + 30min}, "Europe/Zurich"));
    EXPECT_TRUE(to_instant({.day = *parse_day("2026-03-29"), .time_of_day = 3h}, "Europe/Zurich"));
}

TEST(Zones, OfTheHourThatComesTwiceTheFirstIsMeant) {
    const auto instant =
        to_instant({.day = *parse_day("2026-10-25"), .time_of_day = 2h + 30min}, "Europe/Zurich");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_text(*instant), "2026-10-25T00:30:00Z");
}

TEST(Zones, UnknownNamesAreRefused) {
    EXPECT_TRUE(is_zone("Africa/Kampala"));
    EXPECT_FALSE(is_zone("Mars/Olympus"));
    EXPECT_FALSE(to_instant({.day = *parse_day("2026-10-25")}, "Mars/Olympus"));
}

}  // namespace
}  // namespace plenaria
