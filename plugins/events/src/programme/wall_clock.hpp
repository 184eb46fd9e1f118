// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/wall_clock.hpp
/// Times of a programme: what the clock on the wall shows, and the instants that follow from it. Pure.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::events {

/// "2019-11-11T09:00".
std::string to_text(const LocalTime& local);
/// @return nothing unless `text` has that form and exists.
std::optional<LocalTime> parse_local(std::string_view text);
/// "09:00".
std::string clock_text(const LocalTime& local);
/// "9:00", "09:00" or "0900"; "24:00" is the midnight after the day.
std::optional<std::chrono::seconds> parse_clock(std::string_view text);

/// Whether a clock in `zone` ever shows `local`: an hour is skipped where clocks go forward.
bool clock_shows(const LocalTime& local, std::string_view zone);
/// The instant of `local`; of two the first. What a clock skips is read as if it had not gone forward.
Instant instant_of(const LocalTime& local, std::string_view zone);
/// `local` and `by` later on the same wall, whatever the clock does between.
LocalTime shifted(const LocalTime& local, std::chrono::seconds by);
/// When the clock shows `until` after `starts`: on the same day, or in the night that follows, up to twelve
/// hours later. Longer, it is a slip of the finger: the time before the beginning.
LocalTime end_at(const LocalTime& starts, std::chrono::seconds until);

}  // namespace plenaria::events
