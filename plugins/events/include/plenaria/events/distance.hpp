// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/distance.hpp
/// When something is due, told as a distance from the opening or the end of an edition: "12 weeks before the
/// opening". Whatever becomes of the dates, the distance stays. Pure.

#include <cstdint>
#include <string>

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
inline Day due_day(const Distance& distance, const Dates& dates) {
    const auto from = distance.anchor == Anchor::start ? dates.start : dates.end;
    const int amount = distance.side == Side::before ? -distance.amount : distance.amount;
    switch (distance.unit) {
        case Unit::days:
            return from + std::chrono::days(amount);
        case Unit::weeks:
            return from + std::chrono::days(7 * amount);
        case Unit::months: {
            const auto date = std::chrono::year_month_day(from) + std::chrono::months(amount);
            return date.ok() ? Day(date) : Day(date.year() / date.month() / std::chrono::last);
        }
    }
    return from;
}

}  // namespace plenaria::events
