// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_words.hpp
/// A programme in whole sentences of the reader's language.

#include <string>

#include <plenaria/locale.hpp>

#include "conflicts.hpp"
#include "edition_format.hpp"
#include "release.hpp"

namespace plenaria::events {

/// "09:00–10:30"; with the day of the end where it is another one.
std::string hours_of(const Session& session, const Locale& locale);
/// "11 November 2019, 09:00–10:30".
std::string when_of(const Session& session, const Locale& locale);
/// "Moderator: Ana Pérez, Speakers: …" one role after the other, in the order of roles.
/// @param outside without interpreters, who are nobody's outside.
std::string people_words(const Session& session, const Locale& locale, bool outside);
/// What cannot be, with both sides.
std::string words_of(const Conflict& conflict, const Programme& programme, const Dates& dates,
                     const EditionFormat& format, const Locale& locale);
/// What has changed, with what it was and what it is.
std::string words_of(const ProgrammeChange& change, const FrozenProgramme& before,
                     const FrozenProgramme& after, const EditionFormat& format, const Locale& locale);
/// Catalog key: "New", "Cancelled", "Moved", ….
std::string_view name_of(SessionChange change);

}  // namespace plenaria::events
