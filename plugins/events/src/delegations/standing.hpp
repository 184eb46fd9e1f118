// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/standing.hpp
/// How many delegations of an event stand where: what is kept of them so that a list need not count. Pure.

#include <map>
#include <string>
#include <vector>

#include "delegation.hpp"

namespace plenaria::events {

/// Delegations of one region in one state; those without any are not told.
struct StandingCount {
    std::string region = {};
    DelegationState state = DelegationState::chosen;
    int delegations = 0;
    int standing = 0;    ///< of them, those that come and have their places
    int people = 0;      ///< of those, heads and members
    int badges = 0;      ///< of these people, those with a badge that holds
    int present = 0;     ///< of these people, those who were let in
    int to_invite = 0;   ///< delegations that to_invite() finds
    int to_remind = 0;   ///< and to_remind()
    int to_approve = 0;  ///< and to_approve()
    int heads = 0;       ///< of the people that stand
    int no_address = 0;  ///< delegations that nobody can write to
    bool operator==(const StandingCount&) const = default;
};

/// By region, then by state.
using StandingCounts = std::vector<StandingCount>;

/// All of them together.
StandingCount total_of(const StandingCounts& counts);
int delegations_in(const StandingCounts& counts, DelegationState state);

/// What a region has so far.
struct RegionCount {
    int invited = 0;
    int coming = 0;  ///< delegations that come and have places
    int people = 0;  ///< of those
};
/// By the name of the region; empty for those of which none is known.
std::map<std::string, RegionCount> counts_by_region(const StandingCounts& counts);

}  // namespace plenaria::events
