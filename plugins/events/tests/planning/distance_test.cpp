// SPDX-License-Identifier: EUPL-1.2
#include "src/planning/distance.hpp"

#include <array>
#include <random>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

#include "tests/days.hpp"

namespace plenaria::events {

using plenaria::to_text;  // of a day, beside those of this room

namespace {

// The Global Refugee Forum of 2019; its deadlines are real.
const Dates grf{on("2019-12-17"), on("2019-12-18"), "Europe/Zurich"};

Day due(int amount, Unit unit, Side side = Side::before, Anchor anchor = Anchor::start, Dates dates = grf) {
    return due_day({amount, unit, side, anchor}, dates);
}

TEST(Distance, CountsFromTheOpeningOrTheEnd) {
    EXPECT_EQ(due(78, Unit::days), on("2019-09-30"));
    EXPECT_EQ(due(9, Unit::weeks), on("2019-10-15"));
    EXPECT_EQ(due(17, Unit::days), on("2019-11-30"));
    EXPECT_EQ(due(0, Unit::days), on("2019-12-17"));
    EXPECT_EQ(due(0, Unit::days, Side::before, Anchor::end), on("2019-12-18"));
    EXPECT_EQ(due(2, Unit::weeks, Side::after, Anchor::end), on("2020-01-01"));
}

TEST(Distance, MonthsKeepTheDayOrTakeTheLastOne) {
    const auto from = [](std::string_view day) { return Dates{on(day), on(day), "UTC"}; };
    EXPECT_EQ(due(1, Unit::months, Side::before, Anchor::start, from("2019-03-31")), on("2019-02-28"));
    EXPECT_EQ(due(1, Unit::months, Side::before, Anchor::start, from("2020-03-31")), on("2020-02-29"));
    EXPECT_EQ(due(1, Unit::months, Side::before, Anchor::start, from("2019-03-28")), on("2019-02-28"));
    EXPECT_EQ(due(12, Unit::months, Side::before, Anchor::start, from("2020-02-29")), on("2019-02-28"));
    EXPECT_EQ(due(1, Unit::months, Side::after, Anchor::start, from("2019-12-31")), on("2020-01-31"));
    EXPECT_EQ(due(2, Unit::months, Side::after, Anchor::start, from("2019-12-31")), on("2020-02-29"));
}

/// Two thousand editions by chance, the same in every run.
class ManyDates : public ::testing::Test {
protected:
    template <class Check>
    void each(const Check& check) {
        std::mt19937 chance(20191217);
        for (int i = 0; i < 2000; ++i) {
            const auto start = on("2000-01-01") + std::chrono::days(chance() % 20'000);
            check(Dates{start, start + std::chrono::days(chance() % 10), "UTC"},
                  static_cast<int>(chance() % 40));
        }
    }
};

TEST_F(ManyDates, WeeksAreSevenDaysWhateverTheClocksDo) {
    each([](const Dates& dates, int amount) {
        EXPECT_EQ(dates.start - due(amount, Unit::weeks, Side::before, Anchor::start, dates),
                  std::chrono::days(7 * amount));
        EXPECT_EQ(due(amount, Unit::weeks, Side::after, Anchor::end, dates) - dates.end,
                  std::chrono::days(7 * amount));
    });
}

TEST_F(ManyDates, MonthsLandInTheRightMonthAndNeverLaterInIt) {
    each([](const Dates& dates, int amount) {
        const std::chrono::year_month_day from(dates.start);
        const std::chrono::year_month_day landed(
            due(amount, Unit::months, Side::before, Anchor::start, dates));
        ASSERT_TRUE(landed.ok());
        EXPECT_EQ(landed.year() / landed.month(), from.year() / from.month() - std::chrono::months(amount));
        const std::chrono::year_month_day_last end(landed.year() / landed.month() / std::chrono::last);
        EXPECT_EQ(landed.day(), std::min(from.day(), end.day()));
    });
}

TEST_F(ManyDates, AFurtherDistanceIsNeverNearer) {
    each([](const Dates& dates, int amount) {
        for (const auto unit : {Unit::days, Unit::weeks, Unit::months})
            EXPECT_LT(due(amount + 1, unit, Side::before, Anchor::start, dates),
                      due(amount, unit, Side::before, Anchor::start, dates));
    });
}

TEST_F(ManyDates, WhenTheEditionMovesByDaysWhatIsCountedInDaysMovesByAsMany) {
    each([](const Dates& dates, int amount) {
        const Dates later{dates.start + std::chrono::days(62), dates.end + std::chrono::days(62), dates.zone};
        EXPECT_EQ(due(amount, Unit::days, Side::before, Anchor::end, later) -
                      due(amount, Unit::days, Side::before, Anchor::end, dates),
                  std::chrono::days(62));
    });
}

// Beirut, Cairo and Asunción put their clocks forward at midnight: on those days there is no 00:00. Troll
// changes by two hours, Lord Howe by half of one, Samoa left out 30 December 2011.
constexpr std::array zones{"Europe/Zurich",      "America/Guayaquil", "America/New_York",
                           "Asia/Beirut",        "Africa/Cairo",      "America/Asuncion",
                           "Africa/Casablanca",  "America/Havana",    "Australia/Lord_Howe",
                           "Pacific/Kiritimati", "Antarctica/Troll",  "Asia/Kathmandu"};

TEST(StartOfDay, IsTheFirstMomentThatTheClockShowsThatDay) {
    for (const std::string each : zones)
        for (auto day = on("2018-12-25"); day < on("2021-01-05"); day += std::chrono::days(1)) {
            const auto begins = start_of(day, each);
            ASSERT_EQ(day_in(begins, each), day) << each << ' ' << to_text(day);
            ASSERT_EQ(day_in(begins - std::chrono::seconds(1), each), day - std::chrono::days(1))
                << each << ' ' << to_text(day);
            const auto lasts = start_of(day + std::chrono::days(1), each) - begins;
            ASSERT_TRUE(lasts >= std::chrono::hours(22) && lasts <= std::chrono::hours(26))
                << each << ' ' << to_text(day);
        }
}

TEST(StartOfDay, OfADayThatWasLeftOutIsThatOfTheNext) {
    EXPECT_EQ(start_of(on("2011-12-30"), "Pacific/Apia"), start_of(on("2011-12-31"), "Pacific/Apia"));
}

TEST(Distance, IsSaidInWords) {
    const test::FakeLocale english;
    EXPECT_EQ(words_of({12, Unit::weeks, Side::before, Anchor::start}, english),
              "12 weeks before the opening");
    EXPECT_EQ(words_of({1, Unit::months, Side::after, Anchor::end}, english), "1 month after the end");
    EXPECT_EQ(words_of({0, Unit::months, Side::after, Anchor::end}, english), "on the last day");
}

TEST(Distance, ItsPartsAreReadAsTheyAreWritten) {
    for (const auto unit : {Unit::days, Unit::weeks, Unit::months})
        EXPECT_EQ(parse_unit(to_text(unit)), unit);
    for (const auto side : {Side::before, Side::after}) EXPECT_EQ(parse_side(to_text(side)), side);
    for (const auto anchor : {Anchor::start, Anchor::end}) EXPECT_EQ(parse_anchor(to_text(anchor)), anchor);
    EXPECT_FALSE(parse_unit("years").has_value());
    EXPECT_FALSE(parse_side("").has_value());
    EXPECT_FALSE(parse_anchor("middle").has_value());
}

}  // namespace
}  // namespace plenaria::events
