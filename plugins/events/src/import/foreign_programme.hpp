// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/foreign_programme.hpp
/// A programme as somebody else's file has it, before it is compared with ours, and the readers of such
/// files. Pure.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/directory/sheets.hpp>
#include <plenaria/result.hpp>

#include "../programme/session.hpp"

namespace plenaria::events {

/// A sentence about one row: a catalog key and what stands in its braces.
struct ImportNote {
    std::string key;
    MessageValues values = {};
    std::string column = {}, cell = {};  ///< of what it speaks, where it is about one value of the row
    bool operator==(const ImportNote&) const = default;
};

struct ForeignPerson {
    std::optional<SessionRole> role = {};  ///< nothing where the file only says that somebody takes part
    std::string name = {};
};

/// What the file does not speak of is nothing, and stays as it is.
struct ForeignSession {
    int line = 0;          ///< of a table; in other files its place among the sessions, from 1
    std::string key = {};  ///< GUID, UID or code; empty: none
    Titles titles = {};
    std::optional<std::string> room = {}, track = {}, kind = {}, note = {};
    std::optional<int> expected = {};
    std::optional<SessionState> state = {};
    std::optional<std::vector<ForeignPerson>> people = {};
    LocalTime starts = {}, ends = {};       ///< on the walls of the venue; unless there are problems
    std::vector<ImportNote> problems = {};  ///< why it cannot be taken
    std::vector<ImportNote> notes = {};     ///< what was not understood and does not matter as much
};

/// What a file is read by.
struct ReadingContext {
    Dates dates = {};                                ///< of the edition, with the zone of its walls
    std::string language = "en";                     ///< of titles of which the file does not say it
    std::map<std::string, std::string> kinds = {};   ///< folded name in any language, or key → key
    std::map<std::string, std::string> roles = {};   ///< likewise
    std::map<std::string, std::string> states = {};  ///< likewise
    std::string place = {};               ///< of the edition, which calendars write behind the room
    std::set<std::string> no_rooms = {};  ///< folded names that mean that there is none yet
};

/// A file of a programme is a megabyte for a thousand sessions; a hostile one is refused before it costs
/// memory.
inline constexpr std::size_t longest_programme_file = 10 * 1024 * 1024;
inline constexpr std::size_t most_foreign_sessions = 5'000;

/// All readers: invalid_input or too_large with a sentence when the file as a whole cannot be read; what is
/// wrong with one session stands among its problems.
using ForeignSessions = Result<std::vector<ForeignSession>>;

/// The format of pentabarf, frab and pretalx (application/vnd.c3voc.schedule+xml). Times without an offset
/// are in the zone that the file names, else in that of the edition.
ForeignSessions read_schedule_xml(std::string_view bytes, const ReadingContext& context);
/// The same as pretalx exports it in JSON.
ForeignSessions read_schedule_json(std::string_view bytes, const ReadingContext& context);
/// RFC 5545. What repeats is refused with a sentence: a session is one meeting.
ForeignSessions read_calendar(std::string_view bytes, const ReadingContext& context);
/// A table with a heading row, in English, Spanish or French.
ForeignSessions read_session_table(const directory::Sheet& sheet, directory::Sheets& sheets,
                                   const ReadingContext& context);

/// The refusal of a file with more than most_foreign_sessions.
Error too_many_sessions();
/// Sets `session.kind`, `room` and `track` from what the file says, with notes of what is not known here.
void take_places(ForeignSession& session, const std::string& room, const std::string& track,
                 const std::string& kind, const ReadingContext& context);

}  // namespace plenaria::events
