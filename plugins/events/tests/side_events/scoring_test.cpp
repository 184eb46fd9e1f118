// SPDX-License-Identifier: EUPL-1.2
#include "src/side_events/scoring.hpp"

#include <gmock/gmock.h>

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;

const std::vector<Criterion> two{{"relevance", "Relevance", 3}, {"diversity", "Diversity", 1}};

Review by(const std::string& who, int relevance, int diversity) {
    return {.id = who, .reviewer = who, .points = {{"relevance", relevance}, {"diversity", diversity}}};
}

TEST(SideEventScores, AMeanIsWeighted) {
    EXPECT_DOUBLE_EQ(mean_of(by("a", 5, 1), two).value(), 4.0);
    EXPECT_DOUBLE_EQ(mean_of(by("a", 1, 5), two).value(), 2.0);
}

TEST(SideEventScores, AReviewThatLacksACriterionDoesNotCount) {
    auto review = by("a", 5, 1);
    review.points.erase("diversity");
    EXPECT_FALSE(mean_of(review, two).has_value());
    EXPECT_FALSE(mean_of(by("a", 5, 1), {}).has_value());
    EXPECT_EQ(sum_of({review, by("b", 4, 4)}, two, 5).reviews, 1);
}

TEST(SideEventScores, TheMeanOfAllAndOfEachCriterion) {
    const auto sum = sum_of({by("a", 5, 1), by("b", 3, 3)}, two, 5);
    EXPECT_EQ(sum.reviews, 2);
    EXPECT_DOUBLE_EQ(sum.mean, 3.5);
    EXPECT_DOUBLE_EQ(sum.spread, 1.0);
    EXPECT_DOUBLE_EQ(sum.by_criterion.at("relevance"), 4.0);
    EXPECT_DOUBLE_EQ(sum.by_criterion.at("diversity"), 2.0);
}

TEST(SideEventScores, TwoFifthsOfTheScaleApartIsDisagreement) {
    // From 1 to 5 the scale is four points wide: 1.6 of them.
    const std::vector<Criterion> tenths{{"relevance", "Relevance", 3}, {"diversity", "Diversity", 2}};
    EXPECT_FALSE(sum_of({by("a", 5, 5), by("b", 4, 3)}, tenths, 5).apart) << "1.4";
    EXPECT_TRUE(sum_of({by("a", 5, 5), by("b", 3, 4)}, tenths, 5).apart) << "1.6";
    EXPECT_FALSE(sum_of({by("a", 1, 1)}, tenths, 5).apart) << "nobody to disagree with";
}

TEST(SideEventScores, OnlyWhoHasScoredSeesTheOthersUntilScoringIsClosed) {
    const std::vector<Review> reviews{by("a", 5, 5)};
    EXPECT_TRUE(may_see_scores(reviews, "a", false));
    EXPECT_FALSE(may_see_scores(reviews, "b", false));
    EXPECT_TRUE(may_see_scores(reviews, "b", true));
    EXPECT_FALSE(may_see_scores({}, "a", false));
}

TEST(SideEventScores, EqualMeansShareARankAndWhatNobodyScoredHasNone) {
    EXPECT_THAT(ranks_of({{.reviews = 1, .mean = 3},
                          {.reviews = 2, .mean = 4.5},
                          {.reviews = 0},
                          {.reviews = 1, .mean = 3.001},
                          {.reviews = 1, .mean = 2}}),
                ElementsAre(2, 1, 0, 2, 4));
}

}  // namespace
}  // namespace plenaria::events
