// SPDX-License-Identifier: EUPL-1.2
// The rules of terms, without a database.
#include "src/ledger/term.hpp"

#include <gmock/gmock.h>

#include "tests/ledger/room.hpp"

namespace plenaria::committee::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LastDayOfATerm, IsTheDayBeforeTheSameDay) {
    EXPECT_EQ(last_day_of(on("2018-12-01"), 24), on("2020-11-30"));
    EXPECT_EQ(last_day_of(on("2019-03-01"), 12), on("2020-02-29"));
    EXPECT_EQ(last_day_of(on("2018-03-01"), 12), on("2019-02-28"));
}

TEST(LastDayOfATerm, WhatBeginsOnTheTwentyNinthOfFebruaryEndsWithFebruary) {
    EXPECT_EQ(last_day_of(on("2020-02-29"), 24), on("2022-02-28"));
    EXPECT_EQ(last_day_of(on("2020-02-29"), 48), on("2024-02-28"));
    EXPECT_EQ(last_day_of(on("2020-01-31"), 1), on("2020-02-29"));
}

Term held(const char* id, const char* seat, const char* person, const char* first, const char* last) {
    return {.id = id,
            .seat_id = seat,
            .facts = {.city = {.ref = "city/x", .name = "X"},
                      .person = {.ref = person, .name = person},
                      .first = on(first),
                      .last = on(last)}};
}

const Seat first_seat{.id = "one",
                      .body_id = "board",
                      .facts = {.number = 1, .term_months = 24, .renewals = 1, .since = on("2018-12-01")}};
const Seat second_seat{.id = "two", .body_id = "board", .facts = {.number = 2, .since = on("2018-12-01")}};

/// Field → what is said, of a new term.
std::vector<std::string> said(const Term& term, std::vector<Term> others, Seat seat = first_seat,
                              std::string_view region = "") {
    std::vector<FieldError> problems;
    check(term, seat, {.seats = {first_seat, second_seat}, .terms = std::move(others), .actings = {}}, region,
          problems);
    std::vector<std::string> words;
    for (const auto& each : problems) words.push_back(each.field + ": " + fill(each.message, each.values));
    return words;
}

TEST(TermRules, ATermMayLastOneDayAndNotLess) {
    EXPECT_THAT(said(held("", "one", "ana", "2020-02-29", "2020-02-29"), {}), IsEmpty());
    EXPECT_THAT(said(held("", "one", "ana", "2020-02-29", "2020-02-28"), {}),
                ElementsAre("last: The term ends before it begins."));
}

TEST(TermRules, ASeatHoldsOneAtATime) {
    const auto kaminis = held("k", "one", "kaminis", "2018-12-01", "2020-11-30");
    EXPECT_THAT(said(held("", "one", "ana", "2020-12-01", "2022-11-30"), {kaminis}), IsEmpty());
    EXPECT_THAT(said(held("", "one", "ana", "2020-11-30", "2022-11-29"), {kaminis}),
                ElementsAre("first: kaminis holds this seat from 2018-12-01 to 2020-11-30."));
    auto left = kaminis;
    left.left_on = on("2019-08-31");
    EXPECT_THAT(said(held("", "one", "ana", "2019-09-01", "2020-11-30"), {left}), IsEmpty())
        << "who has left stands in nobody's way";
    EXPECT_THAT(said(kaminis, {kaminis}), IsEmpty()) << "a term is not in its own way";
}

TEST(TermRules, NobodySitsInTwoSeatsOfABody) {
    const auto elsewhere = held("e", "two", "ana", "2019-01-01", "2019-12-31");
    EXPECT_THAT(said(held("", "one", "ana", "2019-12-31", "2020-06-30"), {elsewhere}),
                ElementsAre("person: ana holds seat 2 of this body from 2019-01-01 to 2019-12-31."));
    EXPECT_THAT(said(held("", "one", "ana", "2020-01-01", "2020-06-30"), {elsewhere}), IsEmpty());
    EXPECT_THAT(said(held("", "one", "bea", "2019-06-01", "2020-06-30"), {elsewhere}), IsEmpty());
}

TEST(TermRules, RenewalsRunOut) {
    const std::vector<Term> two{held("a", "one", "ana", "2018-12-01", "2020-11-30"),
                                held("b", "one", "ana", "2020-12-01", "2022-11-30")};
    EXPECT_THAT(
        said(held("", "one", "ana", "2022-12-01", "2024-11-30"), two),
        ElementsAre("person: The renewals of ana are used up: this would be 3 terms in a row, and this seat "
                    "allows 2. A break of a whole term begins the count anew."));
    EXPECT_THAT(said(held("", "one", "ana", "2024-11-30", "2026-11-29"), two), ::testing::SizeIs(1))
        << "a day less than a whole term is no break";
    EXPECT_THAT(said(held("", "one", "ana", "2024-12-01", "2026-11-30"), two), IsEmpty());
    EXPECT_THAT(said(held("", "one", "bea", "2022-12-01", "2024-11-30"), two), IsEmpty());
    auto free = first_seat;
    free.facts.renewals = any_renewals;
    EXPECT_THAT(said(held("", "one", "ana", "2022-12-01", "2024-11-30"), two, free), IsEmpty());
}

TEST(TermRules, TermsInBetweenCountOnBothSides) {
    const std::vector<Term> around{held("a", "one", "ana", "2018-12-01", "2020-11-30"),
                                   held("c", "one", "ana", "2022-12-01", "2024-11-30")};
    EXPECT_EQ(terms_in_a_row(held("", "one", "ana", "2020-12-01", "2022-11-30"), around, 24), 3);
    EXPECT_EQ(terms_in_a_row(held("", "one", "ana", "2030-12-01", "2032-11-30"), around, 24), 1);
}

TEST(TermRules, ASeatTakesNobodyBeforeItExistsNorAfter) {
    auto closed = first_seat;
    closed.facts.until = on("2020-11-30");
    EXPECT_THAT(said(held("", "one", "ana", "2018-11-30", "2019-11-30"), {}, closed),
                ElementsAre("first: This seat exists from 2018-12-01 to 2020-11-30."));
    EXPECT_THAT(said(held("", "one", "ana", "2019-01-01", "2020-12-01"), {}, closed),
                ElementsAre("last: This seat exists from 2018-12-01 to 2020-11-30."));
    EXPECT_THAT(said(held("", "one", "ana", "2019-01-01", "2020-11-30"), {}, closed), IsEmpty());
    EXPECT_THAT(said(held("", "one", "ana", "2018-11-30", "2019-11-30"), {}),
                ElementsAre("first: This seat exists since 2018-12-01."));
}

TEST(TermRules, AConstituencyIsKept) {
    auto african = first_seat;
    african.facts.region = "Africa";
    const auto term = held("", "one", "ana", "2019-01-01", "2019-12-31");
    EXPECT_THAT(said(term, {}, african, "Europe"), ElementsAre("city: X is not in the region of this seat."));
    EXPECT_THAT(said(term, {}, african, "Africa"), IsEmpty());
    EXPECT_THAT(said(term, {}, african, ""), IsEmpty()) << "what is not known refuses nobody";
}

TEST(TermRules, DaysThatNobodyMeansAreRefused) {
    EXPECT_THAT(said(held("", "one", "ana", "0218-12-01", "2020-11-30"), {}),
                ElementsAre("first: Write a day of the years 1900 to 2199."));
    EXPECT_THAT(said(held("", "one", "ana", "2018-12-01", "2200-01-01"), {}),
                ElementsAre("last: Write a day of the years 1900 to 2199."));
    EXPECT_THAT(said(held("", "one", "ana", "2018-12-01", "2099-11-30"), {}),
                ElementsAre("last: A term lasts from 1 to 240 months."));
    auto none = held("", "one", "ana", "2018-12-01", "2020-11-30");
    none.facts.first = no_day;
    EXPECT_THAT(said(none, {}), ElementsAre("first: Write a day that exists, like 2026-11-30."));
}

TEST(ActingRules, OneAtATimeAndNobodyWhoHoldsASeat) {
    const Acting now{
        .id = "",
        .seat_id = "one",
        .facts = {.person = {"ana", "ana"}, .first = on("2019-03-01"), .last = on("2019-03-31")}};
    const auto words = [&](const Acting& acting, const Ledger& others) {
        std::vector<FieldError> problems;
        check(acting, first_seat, others, problems);
        std::vector<std::string> all;
        for (const auto& each : problems) all.push_back(each.field + ": " + fill(each.message, each.values));
        return all;
    };
    const std::vector<Seat> seats{first_seat, second_seat};
    EXPECT_THAT(words(now, {.seats = seats, .terms = {}, .actings = {}}), IsEmpty());
    Acting open{.id = "o", .seat_id = "one", .facts = {.person = {"bea", "bea"}, .first = on("2019-03-31")}};
    EXPECT_THAT(words(now, {.seats = seats, .terms = {}, .actings = {open}}),
                ElementsAre("first: bea is acting in seat 1 from 2019-03-31."));
    open.facts.first = on("2019-04-01");
    EXPECT_THAT(words(now, {.seats = seats, .terms = {}, .actings = {open}}), IsEmpty());
    EXPECT_THAT(words(now, {.seats = seats,
                            .terms = {held("t", "two", "ana", "2019-03-31", "2020-03-30")},
                            .actings = {}}),
                ElementsAre("person: ana holds seat 2 of this body from 2019-03-31 to 2020-03-30."));
}

TEST(LeavingEarly, IsOnADayOfTheTermBeforeItsLast) {
    const auto term = held("t", "one", "ana", "2018-12-01", "2020-11-30");
    const auto refused = [&](const char* day) {
        std::vector<FieldError> problems;
        check_left(term, on(day), problems);
        return !problems.empty();
    };
    EXPECT_TRUE(refused("2018-11-30"));
    EXPECT_FALSE(refused("2018-12-01"));
    EXPECT_FALSE(refused("2020-11-29"));
    EXPECT_TRUE(refused("2020-11-30"));
}

TEST(SeatRules, NameEveryFieldThatIsWrong) {
    std::vector<FieldError> problems;
    check(SeatFacts{.number = 0,
                    .region = "Atlantis",
                    .eligibility = std::string(1001, 'x'),
                    .term_months = 0,
                    .renewals = 21,
                    .stagger = std::string(21, 'x'),
                    .since = on("2020-01-02"),
                    .until = on("2020-01-01")},
          "", {}, problems);
    std::vector<std::string> fields;
    for (const auto& each : problems) fields.push_back(each.field);
    EXPECT_THAT(fields, ElementsAre("number", "region", "eligibility", "stagger", "term_months", "renewals",
                                    "until"));
}

}  // namespace
}  // namespace plenaria::committee::ledger
