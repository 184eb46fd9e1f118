// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/calendar.hpp
/// Calendar files, RFC 5545.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/services.hpp>

namespace plenaria::host {

/// A calendar named `name`, made at `now`: one VEVENT an entry, times in the zone of the entry with its VTIMEZONE (in
/// UTC when the zone is unknown), no attendees.
[[nodiscard]] std::string write_calendar(const std::vector<CalendarEntry>& entries, std::string_view name, Instant now);

}  // namespace plenaria::host
