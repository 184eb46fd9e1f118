// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting_words.hpp
/// A meeting in words of the reader's language.

#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/services.hpp>

#include "meeting_service.hpp"

namespace plenaria::events {

/// "09:00–10:30"; with the day of the end where it is another one.
std::string hours_of(const Meeting& meeting, const Locale& locale);
/// The room, or the place that was written; empty: none yet.
std::string where_of(const Meeting& meeting, const Programme& programme);
/// "Ana Pérez and the Ministry of Migration". An erased name is said to be one.
std::string sides_of(const Meeting& meeting, const Locale& locale);
/// Of the agreed ones in which somebody of that ref is, as their calendar shows them; a cancelled one too, so
/// that a calendar which holds it learns that.
std::vector<CalendarEntry> meeting_entries(const std::vector<Meeting>& meetings, std::string_view ref,
                                           const Edition& edition, const std::vector<VenueRoom>& rooms,
                                           const Locale& locale);
/// What is in its way.
std::string words_of(const MeetingConflict& conflict, const MeetingsReading& reading, const Locale& locale);

}  // namespace plenaria::events
