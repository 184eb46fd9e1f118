// SPDX-License-Identifier: EUPL-1.2
// Where the picture of terms puts what.
#include "src/ledger/timeline.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = TimelineBar::Kind;

/// One seat with one term from the first of 2019 to the last of 2020.
Ledger one_term() {
    return {.seats = {{.id = "one", .facts = {.number = 1, .since = on("2019-01-01")}}},
            .terms = {{.id = "t",
                       .seat_id = "one",
                       .facts = {.city = {"city/a", "A"},
                                 .person = {"person/k", "Georgios Kaminis"},
                                 .first = on("2019-01-01"),
                                 .last = on("2020-12-31")}}},
            .actings = {}};
}

TimelinePicture drawn(const Ledger& ledger, Width width, const char* today) {
    TimelineWords words;
    for (const auto& seat : ledger.seats) words.seats.push_back("Seat " + std::to_string(seat.facts.number));
    words.terms.assign(ledger.terms.size(), "a term");
    words.actings.assign(ledger.actings.size(), "somebody acting");
    return draw_ledger(ledger, words, width, on(today));
}

std::vector<TimelineBar> bars_of(const TimelinePicture& picture, Kind kind) {
    std::vector<TimelineBar> found;
    std::copy_if(picture.bars.begin(), picture.bars.end(), std::back_inserter(found),
                 [&](const TimelineBar& bar) { return bar.kind == kind; });
    return found;
}

TEST(TimelineOfTerms, SpansWholeYearsFromTheFirstTermToToday) {
    const auto picture = drawn(one_term(), Width::wide, "2020-06-14");
    ASSERT_EQ(picture.years.size(), 2U);
    EXPECT_EQ(picture.years[0].label, "2019");
    EXPECT_EQ(picture.years[0].x, picture.left);
    EXPECT_EQ(picture.years[1].label, "2020");
    const auto held = bars_of(picture, Kind::held);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].x, picture.left);
    EXPECT_EQ(held[0].x + held[0].width, 949) << "to the end of the years, less the gap between bars";
    EXPECT_TRUE(picture.has_today);
    EXPECT_GT(picture.today_x, picture.years[1].x);
}

TEST(TimelineOfTerms, AnOldHistoryIsNotStretchedToToday) {
    const auto picture = drawn(one_term(), Width::wide, "2040-01-01");
    EXPECT_EQ(picture.years.back().label, "2020");
    EXPECT_FALSE(picture.has_today);
}

TEST(TimelineOfTerms, AnEnvoyIsASecondBarFromThatDayOn) {
    auto ledger = one_term();
    ledger.terms[0].envoy_since = on("2020-01-01");
    const auto picture = drawn(ledger, Width::wide, "2020-06-14");
    const auto held = bars_of(picture, Kind::held), envoy = bars_of(picture, Kind::envoy);
    ASSERT_EQ(held.size(), 1U);
    ASSERT_EQ(envoy.size(), 1U);
    EXPECT_EQ(envoy[0].x, picture.years[1].x);
    EXPECT_EQ(held[0].x + held[0].width + 1, envoy[0].x);
}

TEST(TimelineOfTerms, SomebodyActingLiesOverTheBar) {
    auto ledger = one_term();
    ledger.actings.push_back(
        {.id = "a",
         .seat_id = "one",
         .facts = {.person = {"p", "P"}, .first = on("2020-03-01"), .last = on("2020-03-31")}});
    const auto picture = drawn(ledger, Width::wide, "2020-06-14");
    ASSERT_EQ(bars_of(picture, Kind::acting).size(), 1U);
    EXPECT_EQ(picture.bars.back().kind, Kind::acting) << "drawn last, so it is seen";
    EXPECT_EQ(picture.bars.back().y, bars_of(picture, Kind::held)[0].y);
}

TEST(TimelineOfTerms, ANameStandsInABarAsFarAsItFits) {
    auto ledger = one_term();
    EXPECT_EQ(bars_of(drawn(ledger, Width::wide, "2020-06-14"), Kind::held)[0].label, "Georgios Kaminis");
    ledger.terms[0].facts.last = on("2019-03-01");
    ledger.terms.push_back(ledger.terms[0]);
    ledger.terms[1].facts.first = on("2020-01-01");
    ledger.terms[1].facts.last = on("2020-12-31");
    ledger.terms[0].facts.last = on("2019-02-10");
    const auto held = bars_of(drawn(ledger, Width::wide, "2020-06-14"), Kind::held);
    EXPECT_EQ(held[0].label, "") << "nothing rather than half a name";
    ledger.terms[0].facts.last = on("2019-03-20");
    EXPECT_EQ(bars_of(drawn(ledger, Width::wide, "2020-06-14"), Kind::held)[0].label, "Kaminis");
}

TEST(TimelineOfTerms, ThirtyYearsLabelNoYearOverAnother) {
    auto ledger = one_term();
    ledger.terms[0].facts.first = on("1995-01-01");
    ledger.seats[0].facts.since = on("1995-01-01");
    for (const auto width : {Width::wide, Width::narrow}) {
        const auto picture = drawn(ledger, width, "2024-06-14");
        int before = -1000;
        for (const auto& year : picture.years)
            if (!year.label.empty()) {
                EXPECT_GE(year.x - before, 40) << year.label;
                before = year.x;
            }
        for (const auto& bar : picture.bars) EXPECT_LE(bar.x + bar.width, picture.width);
    }
}

TEST(TimelineOfTerms, ShowsFortyYearsAtMost) {
    auto ledger = one_term();
    ledger.terms.push_back(ledger.terms[0]);
    ledger.terms[1].facts.first = on("1950-01-01");
    ledger.terms[1].facts.last = on("1951-12-31");
    const auto picture = drawn(ledger, Width::wide, "2020-06-14");
    EXPECT_EQ(picture.years.size(), 40U);
    EXPECT_EQ(bars_of(picture, Kind::held).size(), 1U);
}

TEST(TimelineOfTerms, OfNobodyIsDrawnWithoutBars) {
    auto ledger = one_term();
    ledger.terms.clear();
    const auto picture = drawn(ledger, Width::narrow, "2020-06-14");
    EXPECT_THAT(bars_of(picture, Kind::held), IsEmpty());
    EXPECT_EQ(bars_of(picture, Kind::seat).size(), 1U);
    EXPECT_EQ(picture.width, 340);
}

}  // namespace
}  // namespace plenaria::committee::ledger
