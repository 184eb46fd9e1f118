// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/foreign_time.hpp
/// Times as programmes of others write them. Pure.

#include <string>
#include <string_view>

#include "foreign_programme.hpp"

namespace plenaria::events {

/// What the clock in `to` shows when the one in `from` shows `local`.
/// @return nothing, with a problem, when `from` is no zone or its clock skips that time.
std::optional<LocalTime> on_our_walls(const LocalTime& local, std::string_view from, std::string_view to,
                                      std::vector<ImportNote>& problems);
/// Reads "2019-11-11T09:00:00+02:00", with Z or UTC, without seconds, or without an offset: then it is of
/// `zone`.
/// @return the time on walls in `to`; nothing, with a problem, when it is none.
std::optional<LocalTime> read_moment(std::string_view text, std::string_view zone, std::string_view to,
                                     std::vector<ImportNote>& problems);
/// Reads a time of day as people write it: "09:00", "9:00:00", "9h30", "9 h", "5:30 PM".
std::optional<std::chrono::seconds> read_clock(std::string_view text);
/// Reads "1:30", "01:30" or with days before, "1:01:30". @return nothing when it is none or above a week.
std::optional<std::chrono::seconds> read_duration(std::string_view text);
/// So much later, as clocks in `zone` count it.
LocalTime later(const LocalTime& local, std::chrono::seconds by, std::string_view zone);

}  // namespace plenaria::events
