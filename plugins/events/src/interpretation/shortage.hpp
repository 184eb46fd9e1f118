// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/shortage.hpp
/// What is missing so that everybody is understood. Pure. Sources: AIIC, Professional Standards, articles 6
/// and 7, and AIIC Canada, "Team strength"; docs/decisions/0065 says what was taken from them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../programme/session.hpp"
#include "interpretation.hpp"

namespace plenaria::events {

enum class ShortageKind : std::uint8_t {
    no_booth = 1,    ///< the room has fewer booths than there are languages to work into
    no_interpreter,  ///< nobody for a direction
    only_relay,      ///< a direction is covered by way of a third language only
    too_few,         ///< one alone for longer than one may be
    double_booked,   ///< somebody in two sessions at once
    over_day,        ///< somebody for more than their hours of a day
    not_there,       ///< outside the hours that somebody has
};
std::string_view to_text(ShortageKind kind);

struct Shortage {
    ShortageKind kind = ShortageKind::no_booth;
    std::string session = {};
    std::string other = {};        ///< of double_booked the other session
    std::string interpreter = {};  ///< empty where it is nobody in particular
    Direction direction = {};      ///< of no_interpreter, only_relay and too_few
    int needed = 0;                ///< booths; of too_few and over_day the minutes it would be
    int have = 0;                  ///< booths; of too_few and over_day the minutes it may be
    bool operator==(const Shortage&) const = default;
};

/// In order of the beginnings of sessions, then of kinds. What is cancelled needs nobody.
/// @param zone of the venue.
std::vector<Shortage> shortages_of(const Programme& programme, const InterpretationPlan& plan,
                                   std::string_view zone);

/// How long interpreters work on a day, in minutes, by interpreter.
std::map<std::string, int> minutes_on(const Programme& programme, const InterpretationPlan& plan, Day day,
                                      std::string_view zone);

/// Between two sessions that make no row: what is shorter is no rest. From experience, of nobody's rules.
inline constexpr std::chrono::minutes shortest_rest{15};

}  // namespace plenaria::events
