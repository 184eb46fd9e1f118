// SPDX-License-Identifier: EUPL-1.2
#include "scoring.hpp"

#include <algorithm>
#include <cmath>

namespace plenaria::events {

namespace {

/// Two means that are shown alike rank alike: reviewers see two digits.
long long hundredths(double mean) { return std::llround(mean * 100); }

}  // namespace

std::optional<double> mean_of(const Review& review, const std::vector<Criterion>& criteria) {
    long long points = 0, weights = 0;
    for (const auto& criterion : criteria) {
        const auto found = review.points.find(criterion.id);
        if (found == review.points.end()) return std::nullopt;
        points += static_cast<long long>(found->second) * criterion.weight;
        weights += criterion.weight;
    }
    if (weights == 0) return std::nullopt;
    return static_cast<double>(points) / static_cast<double>(weights);
}

ScoreSum sum_of(const std::vector<Review>& reviews, const std::vector<Criterion>& criteria, int scale) {
    ScoreSum sum;
    double lowest = 0, highest = 0;
    for (const auto& review : reviews) {
        const auto mean = mean_of(review, criteria);
        if (!mean) continue;
        lowest = sum.reviews == 0 ? *mean : std::min(lowest, *mean);
        highest = sum.reviews == 0 ? *mean : std::max(highest, *mean);
        sum.mean += *mean;
        ++sum.reviews;
        for (const auto& criterion : criteria)
            sum.by_criterion[criterion.id] += review.points.at(criterion.id);
    }
    if (sum.reviews == 0) return sum;
    sum.mean /= sum.reviews;
    for (auto& [criterion, mean] : sum.by_criterion) mean /= sum.reviews;
    sum.spread = highest - lowest;
    sum.apart = hundredths(sum.spread) * 5 >= 200LL * (scale - 1) && sum.reviews > 1;
    return sum;
}

bool may_see_scores(const std::vector<Review>& reviews, std::string_view account, bool scoring_closed) {
    return scoring_closed || std::any_of(reviews.begin(), reviews.end(),
                                         [&](const Review& review) { return review.reviewer == account; });
}

std::vector<int> ranks_of(const std::vector<ScoreSum>& sums) {
    std::vector<int> ranks;
    for (const auto& sum : sums)
        ranks.push_back(
            sum.reviews == 0
                ? 0
                : 1 + static_cast<int>(std::count_if(sums.begin(), sums.end(), [&](const auto& other) {
                      return other.reviews > 0 && hundredths(other.mean) > hundredths(sum.mean);
                  })));
    return ranks;
}

}  // namespace plenaria::events
