// SPDX-License-Identifier: EUPL-1.2
#include "officer.hpp"

#include <algorithm>

namespace plenaria::committee::ballots {

bool Officer::has_confirmed(const Officer& other) const {
    return !other.public_half.empty() &&
           std::find(confirmed.begin(), confirmed.end(), other.public_half) != confirmed.end();
}

bool are_ready(const std::vector<Officer>& officers) {
    return std::all_of(officers.begin(), officers.end(), [&](const Officer& each) {
        return !each.public_half.empty() &&
               std::all_of(officers.begin(), officers.end(), [&](const Officer& other) {
                   return other.place == each.place || each.has_confirmed(other);
               });
    });
}

}  // namespace plenaria::committee::ballots
