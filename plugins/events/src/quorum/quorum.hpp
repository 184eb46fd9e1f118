// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/quorum/quorum.hpp
/// Whether enough delegations are there for a session to decide. Pure. A delegation is there while one of its
/// people is in the room, once somebody was scanned at its door; before that, while one is checked in.

#include <set>
#include <string>
#include <vector>

namespace plenaria::events {

/// What the secretariat says of a session.
struct Quorum {
    std::string session_id = {};
    int needed = 0;    ///< delegations; 0: nobody counts
    int revision = 0;  ///< 0: nobody has said anything yet
};
inline constexpr int most_needed = 10'000;

/// A delegation that comes and has its places.
struct DelegationThere {
    std::string party = {};
    bool is_there = false;
};

struct QuorumCount {
    int needed = 0;
    int present = 0;
    int expected = 0;
    bool of_members = false;  ///< of the body that meets; else of all delegations
    bool in_room = false;     ///< counted at the door of the room; else at that of the event
    [[nodiscard]] bool is_reached() const { return needed > 0 && present >= needed; }
    [[nodiscard]] int missing() const { return present < needed ? needed - present : 0; }
};

/// @param members parties of the body; null: all delegations count. A member that sends nobody is expected
/// all the same.
QuorumCount count_quorum(const Quorum& quorum, const std::vector<DelegationThere>& delegations,
                         const std::set<std::string>* members);

}  // namespace plenaria::events
