// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/distance.hpp
/// When something is due, told as a distance from the opening or the end of an edition: "12 weeks before the
/// opening". Whatever becomes of the dates, the distance stays. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events {

enum class Anchor : std::uint8_t { start = 1, end };
enum class Side : std::uint8_t { before = 1, after };
enum class Unit : std::uint8_t { days = 1, weeks, months };

struct Distance {
    int amount = 0;
    Unit unit = Unit::weeks;
    Side side = Side::before;
    Anchor anchor = Anchor::start;
    bool operator==(const Distance&) const = default;
};

inline constexpr int longest_distance = 3660;  ///< in its unit; ten years of days

/// Days of the edition's own calendar: both ends are days on which it takes place.
struct Dates {
    Day start = {};
    Day end = {};
    std::string zone = "UTC";
    bool operator==(const Dates&) const = default;
};

/// The last day on which it is in time. Months keep the day of the month, or take the last day of a month
/// that is too short: one month before 31 March is the last day of February.
Day due_day(const Distance& distance, const Dates& dates);

/// The first moment of `day` in `zone`. Where clocks go forward over midnight, the moment at which they do.
Instant start_of(Day day, std::string_view zone);
/// Which day it is in `zone`.
Day day_in(Instant now, std::string_view zone);

/// "12 weeks before the opening"; "on the first day" where the amount is nought.
std::string words_of(const Distance& distance, const Locale& locale);

std::string_view to_text(Anchor anchor);
std::string_view to_text(Side side);
std::string_view to_text(Unit unit);
std::optional<Anchor> parse_anchor(std::string_view text);
std::optional<Side> parse_side(std::string_view text);
std::optional<Unit> parse_unit(std::string_view text);

}  // namespace plenaria::events
