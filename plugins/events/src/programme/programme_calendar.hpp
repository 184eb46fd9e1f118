// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_calendar.hpp
/// A released programme as entries of calendars: the same session is the same entry in each of them.

#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/services.hpp>

#include "public_reading.hpp"

namespace plenaria::events {

/// For how long what has left a calendar is shown there as cancelled.
inline constexpr auto left_shown_for = std::chrono::days(90);

/// @param wanted which sessions, cancelled ones among them: calendars that hold them must learn that.
/// @param left sessions that are not wanted any more, and were: cancelled in this calendar, with the sequence
///        that the change has raised (RFC 5545, 3.8.1.11 and 3.8.7.4).
/// @param raised by how much more the sequence of a session is raised, for changes that no release knows.
std::vector<CalendarEntry> calendar_entries(const PublicReading& reading,
                                            const std::function<bool(const Session&)>& wanted,
                                            const Locale& locale, const std::set<std::string>& left = {},
                                            const std::map<std::string, int>& raised = {});

/// Sessions that were wanted in a release of that time. A calendar that reads one of them as cancelled takes
/// it out; of one that vanishes many keep the entry.
std::set<std::string> sessions_once_wanted(UnitOfWork& uow, const std::string& edition,
                                           const std::function<bool(const Session&)>& wanted);

}  // namespace plenaria::events
