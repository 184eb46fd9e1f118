// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"
#include "src/count/lot.hpp"

namespace plenaria::committee {
namespace {

using sample::counted;
using sample::elected;
using sample::election;
using sample::totals;
using ::testing::ElementsAre;

constexpr Rule transferable[] = {Rule::scottish, Rule::wigm_prf, Rule::meek_prf};

std::string quota(const Count& count) {
    return count.quota_places.write(count.quota() / (count.places.one / count.quota_places.one));
}

// Figures of the reference implementation Droop for the same file.

TEST(Scottish, TwinsAreToldApartByTheWholeQuota) {
    const auto count = counted(election(sample::twins), Rule::scottish);

    EXPECT_EQ(quota(count), "3");
    EXPECT_THAT(totals(count, 0), ElementsAre("4.00000", "0.00000", "2.00000"));
    EXPECT_THAT(totals(count, 1), ElementsAre("3.00000", "1.00000", "2.00000"));
    EXPECT_THAT(elected(sample::twins, Rule::scottish), ElementsAre("Castor", "Helen"));
}

TEST(WigmPrf, TwinsAreToldApartByTheFourthDecimal) {
    const auto count = counted(election(sample::twins), Rule::wigm_prf);

    EXPECT_EQ(quota(count), "2.0001");
    EXPECT_THAT(totals(count, 1), ElementsAre("2.0001", "1.9996", "2.0000"));
    EXPECT_EQ(count.places.write(count.rounds[1].lost), "0.0003");
    EXPECT_THAT(elected(sample::twins, Rule::wigm_prf), ElementsAre("Castor", "Helen"));
}

TEST(MeekPrf, TwinsAreToldApartByTheNinthDecimal) {
    const auto count = counted(election(sample::twins), Rule::meek_prf);

    EXPECT_EQ(quota(count), "2.000000001");
    EXPECT_THAT(totals(count, 0), ElementsAre("4.000000000", "0.000000000", "2.000000000"));
    EXPECT_THAT(totals(count, 1), ElementsAre("2.000000004", "1.999999996", "2.000000000"));
    EXPECT_THAT(elected(sample::twins, Rule::meek_prf), ElementsAre("Castor", "Helen"));
}

TEST(Counting, TheExampleOfAlgorithm123GivesAdamAndDonaldByEachRule) {
    struct Known {
        Rule rule;
        const char* quota;
        std::vector<std::string> after_first_surplus;
    };
    // Basil withdrew; one paper named nobody else and is not valid.
    const auto read = election(sample::algorithm_123);
    for (const auto& [rule, known_quota, after] :
         {Known{Rule::scottish, "5", {"5.00000", "0.00000", "2.99997", "4.00000"}},
          Known{Rule::wigm_prf, "4.0001", {"4.0001", "0.0000", "3.9995", "4.0000"}},
          Known{
              Rule::meek_prf, "4.000000001", {"4.000000004", "0.000000000", "3.999999996", "4.000000000"}}}) {
        const auto count = counted(read, rule);

        EXPECT_EQ(count.valid, 12U);
        EXPECT_EQ(quota(count), known_quota);
        EXPECT_EQ(totals(count, 1), after);
        EXPECT_THAT(sample::names(count.elected, read), ElementsAre("Adam", "Donald"));
    }
}

// Rules 45 to 52 of the order, worked by hand: 100 papers, two seats, quota 100 / 3 + 1 = 34.
constexpr std::string_view by_hand = R"(4 2
41 1 2 3 0
9 1 3 0
3 1 0
20 2 0
18 3 2 0
9 4 1 3 0
0
"Amina"
"Bruno"
"Chloé"
"Diego"
"Worked by hand"
)";

TEST(Scottish, ASurplusGoesOnAtFiveDecimalsAndTheRestOfTheDivisionIsIgnored) {
    const auto count = counted(election(by_hand), Rule::scottish);

    EXPECT_EQ(quota(count), "34");
    // 19 ÷ 53 = 0.358490…: 41 papers to Bruno, 9 to Chloé, 3 to nobody.
    EXPECT_THAT(totals(count, 1), ElementsAre("34.00000", "34.69809", "21.22641", "9.00000"));
    EXPECT_EQ(count.places.write(count.rounds[1].non_transferable), "1.07547");
    EXPECT_EQ(count.places.write(count.rounds[1].lost), "0.00003");
    EXPECT_THAT(elected(by_hand, Rule::scottish), ElementsAre("Amina", "Bruno"));
    EXPECT_EQ(count.rounds.size(), 2U);
}

TEST(Scottish, ASecondSurplusIsTakenFromTheValueAtWhichThePaperCame) {
    const auto count = counted(election(by_hand), Rule::scottish, {.seats = 3});

    // Quota 26. Amina: 27 ÷ 53 = 0.50943; Bruno then has 20 + 41 × 0.50943 = 40.88663, 14.88663 above.
    EXPECT_EQ(quota(count), "26");
    EXPECT_THAT(totals(count, 1), ElementsAre("26.00000", "40.88663", "22.58487", "9.00000"));
    // 14.88663 × 0.50943 ÷ 40.88663 = 0.185481… for 41 papers to Chloé; the 20 of his own end.
    EXPECT_THAT(totals(count, 2), ElementsAre("26.00000", "26.00000", "30.18955", "9.00000"));
    EXPECT_EQ(sample::names(count.elected, election(by_hand)),
              (std::vector<std::string>{"Amina", "Bruno", "Chloé"}));
}

TEST(Scottish, ASurplusStaysOnceTheSeatsAreFilled) {
    const auto read = election("3 2\n5 1 3 0\n4 2 0\n2 3 1 0\n0\nA\nB\nC\nT");
    const auto count = counted(read, Rule::scottish, {.seats = 2});

    // Quota 4: A and B are elected at once, and A's surplus stays where it is.
    EXPECT_EQ(count.rounds.size(), 1U);
    EXPECT_THAT(sample::names(count.elected, read), ElementsAre("A", "B"));
}

TEST(Scottish, ThePapersOfTheOneExcludedLastGoOnAsInPublishedCounts) {
    // Quota 12. D's papers lift C above B before both fill the seats.
    const auto read = election("4 2\n7 1 0\n10 2 0\n9 3 0\n8 4 3 0\n0\nA\nB\nC\nD\nT");
    const auto count = counted(read, Rule::scottish);
    EXPECT_THAT(totals(count, count.rounds.size() - 1),
                ElementsAre("0.00000", "10.00000", "17.00000", "0.00000"));
    EXPECT_THAT(sample::names(count.elected, read), ElementsAre("C", "B"));
}

TEST(Counting, FewerCandidatesThanSeatsAreAllElected) {
    for (const auto rule : every_rule) {
        const auto read = election("3 3\n-2\n1 1 0\n2 3 0\n0\nA\nB\nC\nT");
        EXPECT_THAT(sample::names(counted(read, rule).elected, read), ElementsAre("C", "A")) << word_of(rule);
    }
}

TEST(Scottish, ATieIsDecidedByTheLastRoundInWhichTheyDiffered) {
    // A's paper makes B equal to C, who had more before.
    constexpr std::string_view file = "5 2\n1 1 2 0\n2 2 0\n3 3 0\n4 4 0\n5 5 0\n0\nA\nB\nC\nD\nE\nT";
    const auto count = counted(election(file), Rule::scottish);

    const auto& steps = count.rounds[2].steps;
    ASSERT_EQ(steps.front().kind, Step::Kind::tie_by_earlier_round);
    EXPECT_EQ(steps.front().whom, 1);
    EXPECT_EQ(steps.front().times, 1);
    EXPECT_THAT(elected(file, Rule::scottish), ElementsAre("E", "D"));
}

TEST(Scottish, OfThreeWhoAreTiedTheThirdIsOutOnceItDiffered) {
    // X, Y and Z have 11 each after the papers of A and B went on. One round before, X and Y had 9 and Z 11;
    // in the first, X had 8, Y 9 and Z 7. The last round in which they differed leaves X and Y.
    constexpr std::string_view file = R"(7 2
1 1 3 0
4 1 5 0
2 2 3 0
2 2 4 0
2 2 0
8 3 0
9 4 0
7 5 0
30 6 0
30 7 0
0
"A" "B" "X" "Y" "Z" "E" "F" "T"
)";
    const auto count = counted(election(file), Rule::scottish);

    ASSERT_THAT(totals(count, 2), ElementsAre("0.00000", "0.00000", "11.00000", "11.00000", "11.00000",
                                              "30.00000", "30.00000"));
    const auto& tie = count.rounds[3].steps.front();
    EXPECT_EQ(tie.kind, Step::Kind::tie_by_earlier_round);
    EXPECT_THAT(tie.among, ElementsAre(2, 3, 4));
    EXPECT_EQ(tie.whom, 2);
    EXPECT_EQ(tie.times, 1);
}

TEST(Scottish, OnlyConsecutivePreferencesCount) {
    // Article 2, "next available preference"; a paper without a first preference is not valid.
    constexpr std::string_view file = "3 1\n3 1 - 3 0\n2 - 2 0\n4 3 0\n1 2=3 1 0\n2 2 0\n0\nA\nB\nC\nT";
    const auto count = counted(election(file), Rule::scottish);

    EXPECT_EQ(count.valid, 9U);
    EXPECT_EQ(count.invalid, 3U);
    EXPECT_THAT(totals(count, 0), ElementsAre("3.00000", "2.00000", "4.00000"));
}

TEST(WigmPrf, ASkippedPreferenceIsPassedOverAndAnEqualOneEndsThePaper) {
    constexpr std::string_view file = "3 1\n3 1 - 3 0\n2 - 2 0\n4 3 0\n1 2=3 1 0\n2 2 0\n0\nA\nB\nC\nT";
    const auto count = counted(election(file), Rule::wigm_prf);

    EXPECT_EQ(count.valid, 11U);
    EXPECT_EQ(count.invalid, 1U);
    EXPECT_THAT(totals(count, 0), ElementsAre("3.0000", "4.0000", "4.0000"));
}

TEST(Lot, FollowsTheFileItsOrderForTiesOrTheSeed) {
    const auto plain = election("3 1\n1 1 0\n1 2 0\n1 3 0\n0\nA\nB\nC\nT");
    const auto ordered = election("3 1\n[tie 3 1 2]\n1 1 0\n1 2 0\n1 3 0\n0\nA\nB\nC\nT");

    EXPECT_THAT(draw_lot(plain, "").order, ElementsAre(0, 1, 2));
    EXPECT_THAT(draw_lot(ordered, "").order, ElementsAre(2, 0, 1));
    // printf 'Quito 2020\nA' | sha256sum gives aad9…; B has 9058…, C f11e….
    EXPECT_THAT(draw_lot(plain, "Quito 2020").order, ElementsAre(1, 0, 2));
    EXPECT_THAT(draw_lot(ordered, "Quito 2020").order, ElementsAre(1, 0, 2));
    EXPECT_EQ(draw_lot(plain, "Quito 2020").source, LotSource::seed);
    EXPECT_EQ(counted(plain, Rule::scottish).rounds[1].steps.front().kind, Step::Kind::tie_by_lot);
    EXPECT_EQ(counted(plain, Rule::scottish).rounds[1].steps.front().whom, 0);
    EXPECT_EQ(counted(ordered, Rule::scottish).rounds[1].steps.front().whom, 2);
}

TEST(Counting, RefusesSeatsThatCannotBeFilled) {
    const auto read = election(sample::algorithm_123);

    EXPECT_FALSE(count_votes(read, Rule::scottish, {.seats = 0}));
    EXPECT_TRUE(count_votes(read, Rule::scottish, {.seats = 500}));
    EXPECT_FALSE(count_votes(read, Rule::scottish, {.seats = 501}));
}

TEST(Counting, MeeksMethodGivesUpWhenItWouldLookTooOften) {
    const auto count = count_votes(election(sample::twins), Rule::meek_prf, {.most_looks = 3});

    ASSERT_FALSE(count);
    EXPECT_EQ(count.error().code, ErrorCode::too_large);
}

TEST(Counting, WithoutAnyValidPaperTheLotFillsTheSeats) {
    for (const auto rule : transferable)
        EXPECT_THAT(elected("3 2\n4 0\n0\nA\nB\nC\nT", rule), ElementsAre("B", "C"));
}

TEST(Rules, HaveWordsThatLeadBack) {
    for (const auto rule : every_rule) EXPECT_EQ(rule_of(word_of(rule)), rule);
    EXPECT_FALSE(rule_of("borda"));
}

/// An election that `random` makes, with everything that a file may hold.
std::string random_blt(sample::Dice& dice) {
    const auto candidates = 2 + dice(8);
    const auto seats = 1 + dice(candidates - 1);
    std::string blt = std::to_string(candidates) + ' ' + std::to_string(seats) + '\n';
    std::vector<unsigned> order(candidates);
    for (unsigned ballot = 0, all = dice(60); ballot < all; ++ballot) {
        for (unsigned index = 0; index < candidates; ++index) order[index] = index + 1;
        dice.shuffle(order);
        blt += std::to_string(1 + dice(9));
        for (unsigned index = 0, last = dice(candidates + 1); index < last; ++index) {
            blt += index > 0 && dice(15) == 0 ? '=' : ' ';
            if (blt.back() == ' ' && dice(15) == 0) blt += "- ";
            blt += std::to_string(order[index]);
        }
        blt += " 0\n";
    }
    blt += "0\n";
    for (unsigned index = 0; index < candidates; ++index) blt += "\"C" + std::to_string(index + 1) + "\"\n";
    return blt + "\"T\"\n";
}

class RandomElections : public ::testing::TestWithParam<Rule> {};

TEST_P(RandomElections, EveryVoteIsSomewhereInEveryRoundAndEverySeatIsFilled) {
    sample::Dice dice(42);
    for (int trial = 0; trial < 400; ++trial) {
        const auto blt = random_blt(dice);
        const auto read = election(blt);
        const auto count = counted(read, GetParam(), {.seed = "s"});

        ASSERT_EQ(count.elected.size(), read.seats) << blt;
        ASSERT_EQ(count.valid + count.invalid, read.papers());
        for (const auto& round : count.rounds) {
            Amount sum = round.non_transferable + round.lost;
            for (const auto total : round.totals) {
                ASSERT_GE(total, 0);
                sum += total;
            }
            ASSERT_EQ(sum, static_cast<Amount>(count.valid) * count.places.one) << blt;
        }
    }
}

TEST_P(RandomElections, TheOrderOfTheBallotsChangesNothing) {
    sample::Dice dice(43);
    for (int trial = 0; trial < 200; ++trial) {
        const auto read = election(random_blt(dice));
        auto shuffled = read;
        dice.shuffle(shuffled.ballots);

        const auto one = counted(read, GetParam());
        const auto other = counted(shuffled, GetParam());

        ASSERT_EQ(one.elected, other.elected);
        ASSERT_EQ(one.rounds.size(), other.rounds.size());
        for (std::size_t round = 0; round < one.rounds.size(); ++round)
            ASSERT_EQ(one.rounds[round].totals, other.rounds[round].totals);
    }
}

TEST_P(RandomElections, WhoWithdrewIsAsIfNeverOnAnyPaper) {
    sample::Dice dice(44);
    for (int trial = 0; trial < 200; ++trial) {
        auto read = election(random_blt(dice));
        if (read.seats >= read.standing()) continue;
        const auto gone = static_cast<Candidate>(dice(read.candidates.size()));
        auto without = read;
        without.candidates.erase(without.candidates.begin() + gone);
        without.ballots.clear();
        without.marks.clear();
        for (const auto& ballot : read.ballots) {
            const auto first = static_cast<std::uint32_t>(without.marks.size());
            bool leader_gone = false;
            for (auto mark : read.marks_of(ballot)) {
                if (mark.kind == Mark::Kind::next) leader_gone = false;
                if (mark.kind != Mark::Kind::skipped && mark.candidate == gone) {
                    leader_gone = mark.kind == Mark::Kind::next;
                    continue;
                }
                if (mark.kind == Mark::Kind::equal && leader_gone) mark.kind = Mark::Kind::next;
                leader_gone = false;
                if (mark.kind != Mark::Kind::skipped && mark.candidate > gone) --mark.candidate;
                without.marks.push_back(mark);
            }
            without.ballots.push_back({.papers = ballot.papers,
                                       .first = first,
                                       .size = static_cast<std::uint32_t>(without.marks.size()) - first});
        }
        read.candidates[gone].withdrawn = true;

        ASSERT_EQ(sample::names(counted(read, GetParam()).elected, read),
                  sample::names(counted(without, GetParam()).elected, without));
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, RandomElections, ::testing::ValuesIn(transferable), [](const auto& rule) {
    return rule.param == Rule::scottish ? "Scottish" : rule.param == Rule::wigm_prf ? "WigmPrf" : "MeekPrf";
});

}  // namespace
}  // namespace plenaria::committee
