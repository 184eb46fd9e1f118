// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/timing.hpp
/// When something happens: at a time of its own, or at a distance from the days or a session of an event.
/// Whatever becomes of the event, the distance stays. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::campaigns {

enum class Anchor : std::uint8_t { fixed = 1, first_day, last_day, session };
std::string_view to_text(Anchor anchor);
std::optional<Anchor> parse_anchor(std::string_view text);

struct Timing {
    Anchor anchor = Anchor::fixed;
    std::string session_id = {};  ///< of Anchor::session
    int days = 0;                 ///< from the first or last day; negative: before it
    int minutes = 0;  ///< the time of that day; of a session: from its beginning, negative: before it
    bool operator==(const Timing&) const = default;
    [[nodiscard]] bool follows() const { return anchor != Anchor::fixed; }
};

inline constexpr int most_days = 3660;
inline constexpr int most_minutes = most_days * 24 * 60;  ///< from a session

/// Days and hours of an event, as its clocks show them.
struct EventTimes {
    Day first = {};
    Day last = {};
    std::string zone = "UTC";
    bool hold = true;  ///< false: it is cancelled, or postponed to days that nobody knows yet
    std::map<std::string, LocalTime> sessions = {};  ///< id → beginning; those that take place
};

struct PlacedTime {
    Instant at = {};
    /// Clocks go forward over the time that is meant; `at` is the later of its two readings, for what is late
    /// harms less than what is early.
    bool over_gap = false;
};
/// @return nothing when the event has no such session, and for Anchor::fixed.
std::optional<PlacedTime> place(const Timing& timing, const EventTimes& event);
/// What the clock would show, whether it exists or not. @return nothing for a session
std::optional<LocalTime> wall_time(const Timing& timing, const EventTimes& event);

/// The distance at which `local` is from the same anchor, so that it follows from there on.
Timing moved_to(const Timing& timing, const LocalTime& local, const EventTimes& event);

/// Adds what is wrong under "anchor", "amount" and "time".
void check(const Timing& timing, std::vector<FieldError>& problems);

}  // namespace plenaria::campaigns
