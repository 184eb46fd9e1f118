// SPDX-License-Identifier: EUPL-1.2
// Who sat on a day, when it is warned, and whether the ends are spread.
#include "src/ledger/sitting.hpp"

#include <gmock/gmock.h>

#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two seats: one held by Ana with Bea acting in March 2019, one that exists from 2020 on and is vacant.
const Ledger two_seats{
    .seats = {{.id = "one", .facts = {.number = 1, .stagger = "A", .since = on("2018-12-01")}},
              {.id = "two", .facts = {.number = 2, .since = on("2020-01-01"), .until = on("2020-12-31")}}},
    .terms = {{.id = "t",
               .seat_id = "one",
               .facts = {.city = {"city/a", "A"},
                         .person = {"person/ana", "Ana"},
                         .first = on("2018-12-01"),
                         .last = on("2020-11-30")},
               .envoy_since = on("2019-09-01")}},
    .actings = {
        {.id = "a",
         .seat_id = "one",
         .facts = {.person = {"person/bea", "Bea"}, .first = on("2019-03-01"), .last = on("2019-03-31")}}}};

std::vector<std::string> who_sat(const char* day) {
    std::vector<std::string> names;
    for (const auto& each : sitting_on(two_seats, on(day)))
        names.push_back(each.person() == nullptr ? "vacant" : each.person()->name);
    return names;
}

TEST(WhoSat, CountsFirstAndLastDays) {
    EXPECT_THAT(who_sat("2018-11-30"), IsEmpty());
    EXPECT_THAT(who_sat("2018-12-01"), ElementsAre("Ana"));
    EXPECT_THAT(who_sat("2020-11-30"), ElementsAre("Ana", "vacant"));
    EXPECT_THAT(who_sat("2020-12-01"), ElementsAre("vacant", "vacant"));
    EXPECT_THAT(who_sat("2021-01-01"), ElementsAre("vacant")) << "the second seat is given up";
}

TEST(WhoSat, WhoeverIsActingSitsForTheHoldersCity) {
    EXPECT_THAT(who_sat("2019-02-28"), ElementsAre("Ana"));
    EXPECT_THAT(who_sat("2019-03-01"), ElementsAre("Bea"));
    EXPECT_EQ(sitting_on(two_seats, on("2019-03-01"))[0].city()->name, "A");
    EXPECT_THAT(who_sat("2019-04-01"), ElementsAre("Ana"));
}

TEST(WhoSat, AnEnvoyIsOneFromTheDayWithoutTheOfficeOn) {
    EXPECT_FALSE(sitting_on(two_seats, on("2019-08-31"))[0].is_envoy(on("2019-08-31")));
    EXPECT_TRUE(sitting_on(two_seats, on("2019-09-01"))[0].is_envoy(on("2019-09-01")));
}

TEST(Warnings, ComeAt180And90And30Days) {
    const auto end = on("2020-11-30");
    const auto before = [&](int days) { return warning_on(end, end - std::chrono::days(days)).value_or(0); };
    EXPECT_EQ(before(181), 0);
    EXPECT_EQ(before(180), 180);
    EXPECT_EQ(before(91), 180);
    EXPECT_EQ(before(90), 90);
    EXPECT_EQ(before(31), 90);
    EXPECT_EQ(before(30), 30);
    EXPECT_EQ(before(0), 30) << "the last day is still one";
    EXPECT_EQ(before(-1), 0) << "what is over is not warned of";
}

TEST(Stagger, SaysOfEachGroupWhetherItsTermsEndTogether) {
    auto spread = two_seats;
    spread.seats.push_back(
        {.id = "three", .facts = {.number = 3, .stagger = "A", .since = on("2018-12-01")}});
    spread.terms.push_back(
        {.id = "u", .seat_id = "three", .facts = {.first = on("2018-12-01"), .last = on("2020-11-29")}});

    const auto together = stagger_on(two_seats, on("2020-06-01"));
    ASSERT_EQ(together.size(), 2U);
    EXPECT_EQ(together[0].group, "A");
    EXPECT_FALSE(together[0].is_apart());
    EXPECT_EQ(together[1].group, "") << "seats without a group come last";
    EXPECT_FALSE(together[1].is_apart());
    const auto apart = stagger_on(spread, on("2020-06-01"));
    EXPECT_EQ(apart[0].seats, 2);
    EXPECT_TRUE(apart[0].is_apart());
    EXPECT_THAT(apart[0].ends, ElementsAre(on("2020-11-29"), on("2020-11-30")));
}

}  // namespace
}  // namespace plenaria::committee::ledger
