// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/officer.hpp
/// Those who together open a secret ballot. Pure.

#include <string>
#include <vector>

namespace plenaria::committee::ballots {

/// An account of the house.
struct OfficerName {
    std::string account_id = {};
    std::string name = {};
};

struct Officer {
    int place = 0;  ///< from 1; of two who open, the lower one begins
    OfficerName who = {};
    std::string public_half = {};             ///< empty: no key was given yet
    std::vector<std::string> confirmed = {};  ///< public halves of others whose fingerprints they typed
    /// Whether they have compared the key that `other` has now.
    [[nodiscard]] bool has_confirmed(const Officer& other) const;
};

/// Whether every key was given and confirmed by every other officer.
bool are_ready(const std::vector<Officer>& officers);

}  // namespace plenaria::committee::ballots
