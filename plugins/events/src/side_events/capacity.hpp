// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/capacity.hpp
/// What a call for side events allows, what a wanted slot would break of it, and which slots break nothing.
/// Pure. Source of the four rules: those of the International Migration Review Forum, PRODUCT.md, 5.5.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../programme/session.hpp"

namespace plenaria::events {

/// What sessions of the programme that are side events are stored as.
inline constexpr std::string_view side_event_kind = "side_event";

/// The limits of one call; all of them are optional.
struct CallLimits {
    int per_day = 0;             ///< side events that begin on one day; 0: any number
    int in_all = 0;              ///< 0: any number
    bool in_parallel = true;     ///< whether two may take place at once
    bool official_hours = true;  ///< whether they may take place during official sessions
    int per_organiser = 0;       ///< proposals; 0: any number
    bool operator==(const CallLimits&) const = default;
};

enum class CapacityRule : std::uint8_t {
    official_hours = 1,  ///< never during official hours
    in_parallel,         ///< never in parallel
    per_day,
    in_all,
};

/// What a session would break, and the other side of it.
struct BrokenRule {
    CapacityRule rule = CapacityRule::official_hours;
    std::vector<std::string> others = {};  ///< sessions in order of their beginning; never empty
    int limit = 0;                         ///< of per_day and in_all
    bool operator==(const BrokenRule&) const = default;
};

/// Whether a session makes official hours: whatever is neither a side event, nor a break, nor social.
bool is_official(const Session& session);

/// The side events that the limits of a call count, and what runs beside them.
struct Surroundings {
    const std::vector<Session>& programme;
    std::string_view zone;
    /// Sessions that came in by other calls of the edition: never counted by day or in all, but in parallel
    /// they are.
    const std::set<std::string>& of_other_calls;
};

/// Everything that `wanted` would break. A session of its own id in the programme is itself, and in nobody's
/// way.
std::vector<BrokenRule> broken_rules(const Session& wanted, const CallLimits& limits,
                                     const Surroundings& around);

struct SideSlot {
    LocalTime starts = {};
    LocalTime ends = {};
    bool operator==(const SideSlot&) const = default;
};

/// What an organiser would like, and between which hours of the day the call places side events.
struct SlotWish {
    std::chrono::minutes lasts{75};
    std::chrono::minutes from{8 * 60};
    std::chrono::minutes until{20 * 60};
    std::optional<Day> day = {};
    std::optional<std::chrono::minutes> time = {};
};

/// Slots on the days of the event that break nothing, the nearest to the wish first; none overlaps another,
/// and without a wished day at most two are of one day.
std::vector<SideSlot> free_slots(const Session& wanted, const CallLimits& limits, const Surroundings& around,
                                 const Dates& dates, const SlotWish& wish, std::size_t most = 6);

}  // namespace plenaria::events
