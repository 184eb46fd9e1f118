// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/calendar.hpp
/// Calendar files, RFC 5545.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/services.hpp>

namespace plenaria::host {

/// Whoever mails an entry.
struct Organizer {
    std::string name;
    std::string address;  ///< of mail; empty: nobody is named
};

/// A calendar with one entry, to be mailed: METHOD PUBLISH, or CANCEL when it is cancelled. RFC 5546, 3.2.1
/// and 3.2.5.
[[nodiscard]] std::string write_calendar_message(const CalendarEntry& entry, const Organizer& organizer,
                                                 Instant now);

/// A calendar named `name`, made at `now`: one VEVENT an entry, times in the zone of the entry with its
/// VTIMEZONE (in UTC when the zone is unknown), no attendees.
[[nodiscard]] std::string write_calendar(const std::vector<CalendarEntry>& entries, std::string_view name,
                                         Instant now);

}  // namespace plenaria::host
