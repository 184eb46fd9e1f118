// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/similar.hpp
/// Proposals that may well become one, with the reason. Pure.

#include <string>
#include <vector>

namespace plenaria::events {

/// What of a proposal is compared.
struct Comparable {
    std::string id = {};
    std::string title = {};
    std::string description = {};
    std::string organiser = {};  ///< the same text for the same organiser; empty: not known
    std::string track_id = {};   ///< empty: none
};

struct SimilarPair {
    std::string first = {};
    std::string second = {};
    bool same_organiser = false;
    bool same_track = false;
    std::vector<std::string> words = {};  ///< that both have, those of titles first; folded
    int strength = 0;                     ///< the higher, the more alike
};

/// The most alike first. Words that more than half of the proposals have say nothing, once there are four.
std::vector<SimilarPair> similar_pairs(const std::vector<Comparable>& proposals, std::size_t most = 20);

}  // namespace plenaria::events
