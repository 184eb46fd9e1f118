// SPDX-License-Identifier: EUPL-1.2
#include "standing.hpp"

namespace plenaria::events {

StandingCount total_of(const StandingCounts& counts) {
    StandingCount total;
    for (const auto& each : counts) {
        total.delegations += each.delegations;
        total.standing += each.standing;
        total.people += each.people;
        total.badges += each.badges;
        total.present += each.present;
        total.to_invite += each.to_invite;
        total.to_remind += each.to_remind;
        total.to_approve += each.to_approve;
        total.heads += each.heads;
        total.no_address += each.no_address;
    }
    return total;
}

int delegations_in(const StandingCounts& counts, DelegationState state) {
    int found = 0;
    for (const auto& each : counts)
        if (each.state == state) found += each.delegations;
    return found;
}

std::map<std::string, RegionCount> counts_by_region(const StandingCounts& counts) {
    std::map<std::string, RegionCount> regions;
    for (const auto& each : counts) {
        auto& region = regions[each.region];
        region.invited += each.delegations;
        region.coming += each.standing;
        region.people += each.people;
    }
    return regions;
}

}  // namespace plenaria::events
