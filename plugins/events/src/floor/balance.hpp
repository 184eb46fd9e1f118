// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/balance.hpp
/// A list of speakers in balance by region and gender: who comes next and why, and how the time was shared.
/// Pure.
///
/// The rule: next comes whose region has had the floor least often so far; among those whose gender has had
/// it least often; among those who asked first. Who is not known counts as a region, or a gender, of its own.
/// Points of order are nobody's turn, and come first whatever the rule.

#include <map>

#include "../delegations/delegation.hpp"
#include "floor.hpp"

namespace plenaria::events {

/// How often each has had the floor.
struct Turns {
    std::map<std::string, int> regions = {};
    std::map<std::string, int> genders = {};
};
/// @param taken who has it, or had it. What was withdrawn, and points of order, are no turns.
Turns turns_of(const std::vector<FloorRequest>& taken);
void take_turn(Turns& turns, const FloorRequest& request);

/// Why somebody stands where they stand.
enum class Standpoint : std::uint8_t {
    point_of_order = 1,
    interrupted,  ///< by a point of order: goes on first
    last,         ///< nobody waits behind
    region,       ///< theirs has had the floor less often than that of others who wait
    gender,       ///< likewise, within their region
    asked_first,  ///< nothing else tells them apart
    rank,         ///< of a list by rank: before others of a lower one
    by_hand,      ///< the rule has somebody else here
};

/// The reason of each of `waiting`, which stand as they stand.
struct PlaceReason {
    Standpoint why = Standpoint::asked_first;
    int turns = 0;  ///< of region and gender: how often it will have had the floor by then
};
std::vector<PlaceReason> reasons_of(const std::vector<FloorRequest>& waiting, SpeakingOrder order,
                                    Turns turns);

/// `waiting` as the rule has it; for the orders that look at nobody's turns as line_up() has it.
void line_up(std::vector<FloorRequest>& waiting, SpeakingOrder order, const Turns& turns);
/// Whether nobody was moved by hand.
bool stands_by_rule(const std::vector<FloorRequest>& waiting, SpeakingOrder order, const Turns& turns);

/// What a region or a gender has had of the floor.
struct FloorShare {
    std::string group = {};  ///< empty: not known
    int spoken = 0;
    int waiting = 0;
    std::chrono::seconds time{0};
    int percent = 0;  ///< of all speaking time, rounded; 0 while nobody has spoken
};
enum class ShareBy : std::uint8_t { region = 1, gender };
/// In the order of their names, what is not known last. @param spent by who has the floor, until now.
std::vector<FloorShare> shares_by(ShareBy what, const std::vector<FloorRequest>& taken,
                                  const std::vector<FloorRequest>& waiting, std::chrono::seconds spent);

/// "female", "male", "other", or empty; as the directory has them.
bool is_gender(std::string_view gender);
/// UN M49, as the directory has them.
inline constexpr std::array<std::string_view, 5> floor_regions{/*t*/ "Africa", /*t*/ "Americas", /*t*/ "Asia",
                                                               /*t*/ "Europe", /*t*/ "Oceania"};

}  // namespace plenaria::events
