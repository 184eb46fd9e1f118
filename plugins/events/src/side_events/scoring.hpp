// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/scoring.hpp
/// Points that reviewers give by criteria: weighted means, how far reviewers are apart, the order that
/// follows. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria::events {

struct Criterion {
    std::string id = {};  ///< empty: new
    std::string name = {};
    int weight = 1;
    bool operator==(const Criterion&) const = default;
};

/// What one reviewer thinks of one proposal.
struct Review {
    std::string id = {};
    std::string proposal_id = {};
    std::string reviewer = {};  ///< id of the account
    std::string reviewer_name = {};
    std::string comment = {};
    Instant given_at = {};
    std::map<std::string, int> points = {};  ///< by criterion, from 1 to the scale of the call
};

/// The weighted mean. @return nothing when a criterion has no points, as after one was added, or when there
/// is none.
std::optional<double> mean_of(const Review& review, const std::vector<Criterion>& criteria);

/// What all reviewers together think.
struct ScoreSum {
    int reviews = 0;     ///< those that count: with points for every criterion
    double mean = 0;     ///< of their weighted means
    double spread = 0;   ///< between the highest and the lowest of these
    bool apart = false;  ///< further than two fifths of the scale: somebody should talk
    std::map<std::string, double> by_criterion = {};  ///< mean of the points
};
ScoreSum sum_of(const std::vector<Review>& reviews, const std::vector<Criterion>& criteria, int scale);

/// Nobody sees what others think before saying it themselves, or before scoring is closed.
bool may_see_scores(const std::vector<Review>& reviews, std::string_view account, bool scoring_closed);

/// Ranks of `sums`, the highest mean first: 1, 2, 2, 4; 0 for what has no review.
std::vector<int> ranks_of(const std::vector<ScoreSum>& sums);

}  // namespace plenaria::events
