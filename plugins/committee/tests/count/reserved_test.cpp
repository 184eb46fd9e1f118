// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace plenaria::committee {
namespace {

using sample::counted;
using sample::elected;
using sample::election;
using ::testing::ElementsAre;

std::string why(const Result<std::vector<Reserved>>& read) {
    return read ? "" : fill(read.error().message, read.error().values);
}

TEST(Reserved, AreReadFromLinesAndWrittenAsSuch) {
    const auto groups = parse_reserved(" Women :2: 1,4 , 5\r\n\nAfrica: 1: 2\n");

    ASSERT_TRUE(groups);
    EXPECT_THAT(*groups, ElementsAre(Reserved{"Women", 2, {0, 3, 4}}, Reserved{"Africa", 1, {1}}));
    EXPECT_EQ(write_reserved(*groups), "Women: 2: 1, 4, 5\nAfrica: 1: 2\n");
    EXPECT_EQ(*parse_reserved(write_reserved(*groups)), *groups);
    for (const auto* wrong : {"Women", "Women: 2", "Women: 0: 1", ": 1: 1", "Women: x: 1", "Women: 1: a",
                              "Women: 1: 0", "Women: 1: 1,", "A: 1: 1: 2"})
        EXPECT_NE(why(parse_reserved(wrong)).find("does not say which seats are reserved"), std::string::npos)
            << wrong;
}

TEST(Reserved, AreRefusedWhenTheyCannotBeFilled) {
    const auto read = election("4 2\n-4\n1 1 0\n0\nA\nB\nC\nD\nT");
    const auto refusal = [&](std::vector<Reserved> groups) {
        const auto count = count_votes(read, Rule::scottish, {.reserved = std::move(groups)});
        return count ? "" : fill(count.error().message, count.error().values);
    };
    EXPECT_EQ(refusal({{"W", 1, {4}}}), "“W” names candidate 5, but there are only 4.");
    EXPECT_EQ(refusal({{"W", 1, {0, 0}}}),
              "A is named twice among the reserved seats; a candidate belongs to one group.");
    EXPECT_EQ(refusal({{"W", 2, {2, 3}}}),
              "2 seats are reserved for “W”, but only 1 of its candidates stand.");
    EXPECT_EQ(refusal({{"W", 1, {0}}, {"X", 2, {1, 2}}}), "3 seats are reserved, but there are only 2.");
    EXPECT_EQ(refusal({{"W", 1, {0}}, {"X", 1, {1, 2}}}), "");
}

// Quota 4. By votes alone A and B would be elected; one seat is for C or D.
constexpr std::string_view men_lead = "4 2\n5 1 2 0\n4 2 0\n1 3 4 0\n0\nA\nB\nC\nD\nT";

TEST(Reserved, TheLastSeatGoesToTheGroupAndTheCountSaysWhy) {
    EXPECT_THAT(elected(men_lead, Rule::scottish), ElementsAre("A", "B"));
    for (const auto rule : {Rule::scottish, Rule::wigm_prf, Rule::meek_prf}) {
        const auto read = election(men_lead);
        const auto count = counted(read, rule, {.reserved = {{"Women", 1, {2, 3}}}});

        EXPECT_THAT(sample::names(count.elected, read), ElementsAre("A", "C"));
        std::vector<Candidate> barred;
        for (const auto& round : count.rounds)
            for (const auto& step : round.steps)
                if (step.kind == Step::Kind::barred_by_reserved) {
                    EXPECT_EQ(step.group, "Women");
                    barred.push_back(step.whom);
                }
        EXPECT_THAT(barred, ElementsAre(1)) << word_of(rule);
    }
}

TEST(Reserved, WhoIsNeededStaysWithTheFewestVotes) {
    const auto read = election("5 2\n8 1 0\n7 2 0\n6 3 0\n1 4 0\n3 5 0\n0\nA\nB\nC\nD\nE\nT");
    const auto count = counted(read, Rule::scottish, {.reserved = {{"Africa", 1, {3}}}});

    const auto& steps = count.rounds[1].steps;
    ASSERT_GE(steps.size(), 2U);
    EXPECT_EQ(steps[0].kind, Step::Kind::kept_for_reserved);
    EXPECT_EQ(steps[0].whom, 3);
    EXPECT_EQ(steps[1].whom, 4);
    EXPECT_TRUE(steps[1].explained);
    auto names = sample::names(count.elected, read);
    std::sort(names.begin(), names.end());
    EXPECT_THAT(names, ElementsAre("A", "D"));
}

TEST(Reserved, PluralityPassesOverWhoIsBarred) {
    const auto read = election(men_lead);
    const auto count = counted(read, Rule::plurality, {.reserved = {{"Women", 1, {2, 3}}}});

    EXPECT_THAT(sample::names(count.elected, read), ElementsAre("A", "C"));
    const auto& steps = count.rounds[0].steps;
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[2].kind, Step::Kind::barred_by_reserved);
    EXPECT_EQ(steps[2].whom, 1);
}

TEST(MostVotes, PluralityTakesFirstPreferencesAndApprovalWhoeverIsNamed) {
    constexpr std::string_view file = "3 1\n4 1 3 0\n3 2 3 0\n1 - 2=3 0\n2 0\n0\nA\nB\nC\nT";

    EXPECT_THAT(sample::totals(counted(election(file), Rule::plurality), 0), ElementsAre("4", "3", "0"));
    EXPECT_THAT(sample::totals(counted(election(file), Rule::approval), 0), ElementsAre("4", "4", "8"));
    EXPECT_EQ(counted(election(file), Rule::plurality).invalid, 3U);
    EXPECT_EQ(counted(election(file), Rule::approval).invalid, 2U);
    EXPECT_THAT(elected(file, Rule::approval), ElementsAre("C"));
}

TEST(MostVotes, ATieForTheLastSeatIsDecidedByLotAndOneForAllSeatsIsNone) {
    constexpr std::string_view file = "3 2\n2 1 0\n2 2 0\n1 3 0\n0\nA\nB\nC\nT";
    const auto one = counted(election(file), Rule::plurality, {.seats = 1, .seed = "Quito 2020"});
    const auto two = counted(election(file), Rule::plurality);

    EXPECT_EQ(one.rounds[0].steps[1].kind, Step::Kind::tie_by_lot);
    EXPECT_EQ(one.rounds[0].steps[1].tie, TieFor::seat);
    EXPECT_THAT(one.elected, ElementsAre(1)) << "B comes first by the seed";
    EXPECT_THAT(two.elected, ElementsAre(0, 1));
    EXPECT_EQ(two.rounds[0].steps.size(), 3U);
}

class RandomReserved : public ::testing::TestWithParam<Rule> {};

TEST_P(RandomReserved, EveryGroupGetsItsSeatsAndEverySeatIsFilled) {
    sample::Dice dice(11);
    for (int trial = 0; trial < 300; ++trial) {
        const unsigned candidates = 4 + dice(6), seats = 2 + dice(candidates - 2);
        std::string blt = std::to_string(candidates) + ' ' + std::to_string(seats) + '\n';
        std::vector<unsigned> order(candidates);
        for (unsigned index = 0; index < candidates; ++index) order[index] = index + 1;
        for (int ballot = 0; ballot < 30; ++ballot) {
            dice.shuffle(order);
            blt += std::to_string(1 + dice(4));
            for (unsigned index = 0, last = 1 + dice(candidates); index < last; ++index)
                blt += ' ' + std::to_string(order[index]);
            blt += " 0\n";
        }
        blt += "0\n";
        for (unsigned index = 0; index < candidates; ++index) blt += 'C' + std::to_string(index) + '\n';
        blt += "T\n";
        std::vector<Reserved> groups{{"One", 1, {0, 1}}, {"Two", 1, {3}}};
        if (seats > 3) groups[0].least = 2;

        const auto count = counted(election(blt), GetParam(), {.reserved = groups});

        ASSERT_EQ(count.elected.size(), seats) << blt;
        for (const auto& group : groups)
            ASSERT_GE(std::count_if(group.members.begin(), group.members.end(),
                                    [&](Candidate member) {
                                        return std::find(count.elected.begin(), count.elected.end(),
                                                         member) != count.elected.end();
                                    }),
                      group.least)
                << blt;
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, RandomReserved, ::testing::ValuesIn(every_rule));

}  // namespace
}  // namespace plenaria::committee
