// SPDX-License-Identifier: EUPL-1.2
#include "quorum.hpp"

namespace plenaria::events {

QuorumCount count_quorum(const Quorum& quorum, const std::vector<DelegationThere>& delegations,
                         const std::set<std::string>* members) {
    QuorumCount count{.needed = quorum.needed, .of_members = members != nullptr};
    count.expected = static_cast<int>(members != nullptr ? members->size() : delegations.size());
    for (const auto& each : delegations)
        if (each.is_there && (members == nullptr || members->contains(each.party))) ++count.present;
    return count;
}

}  // namespace plenaria::events
