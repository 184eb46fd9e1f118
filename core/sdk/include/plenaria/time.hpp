// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/time.hpp
/// Days and instants as values, their text in the database, and time zones (ICU; GCC 12 has none in
/// <chrono>).

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/abi.hpp>

namespace plenaria {

/// A calendar day without a zone.
using Day = std::chrono::sys_days;
/// A moment, to the second, in UTC.
using Instant = std::chrono::sys_seconds;

/// "2019-12-17".
PLENARIA_API std::string to_text(Day day);
/// "2019-12-17T08:00:00Z".
PLENARIA_API std::string to_text(Instant instant);
/// @return nothing unless `text` is a day that exists, in the form 2019-12-17.
PLENARIA_API std::optional<Day> parse_day(std::string_view text);
/// @return nothing unless `text` has the form 2019-12-17T08:00:00Z and exists.
PLENARIA_API std::optional<Instant> parse_instant(std::string_view text);

/// A day and a time of day as a clock on a wall shows it, without a zone.
struct LocalTime {
    Day day = {};
    std::chrono::seconds time_of_day{0};
    auto operator<=>(const LocalTime&) const = default;
};

/// Whether `zone` is a name of the IANA time zone database, e.g. "Africa/Kampala".
PLENARIA_API bool is_zone(std::string_view zone);

/// The moment at which a clock in `zone` shows `local`.
/// @return nothing when no such moment exists (clocks went forward over it) or `zone` is unknown. Of two
///         such moments (clocks went back) the first.
PLENARIA_API std::optional<Instant> to_instant(const LocalTime& local, std::string_view zone);

/// What a clock in `zone` shows at `instant`; UTC when `zone` is unknown.
PLENARIA_API LocalTime to_local(Instant instant, std::string_view zone);

/// The time now. A parameter wherever a rule depends on it; tests pass a fixed one.
class PLENARIA_API Clock {
public:
    virtual ~Clock();
    [[nodiscard]] virtual Instant now() const = 0;
};

}  // namespace plenaria
