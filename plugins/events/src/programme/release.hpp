// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/release.hpp
/// What of a programme was released, as it was then, and what has changed since. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace plenaria::events {

/// One release of an edition's programme: 1, 2, 3, …
struct Release {
    std::string id = {};
    std::string edition_id = {};
    int number = 0;
    Instant released_at = {};
    std::string released_by = {};
    std::string note = {};
    std::string sha256 = {};  ///< of the JSON of its FrozenProgramme
};

struct FrozenSession {
    Session session;   ///< planned or cancelled; without note and expected number, which are nobody's outside
    int sequence = 0;  ///< raised by each release in which it is not as it was in the one before
};

/// All that those outside see, under the names of that day.
struct FrozenProgramme {
    Titles titles = {};
    Dates dates = {};
    std::vector<VenueRoom> rooms = {};
    std::vector<Track> tracks = {};
    std::vector<FrozenSession> sessions = {};  ///< in order of their beginning
};

/// Canonical: the same programme gives the same bytes.
std::string frozen_json(const FrozenProgramme& frozen);
/// @return nothing when `json` is none of ours.
std::optional<FrozenProgramme> parse_frozen(std::string_view json);

/// `programme` as the next release after `before` would freeze it. What is proposed stays out. What was
/// released and is no longer planned stays in as cancelled: calendars that hold it must learn that.
/// @param before nullptr: the first.
FrozenProgramme freeze(const Programme& programme, const Titles& titles, const Dates& dates,
                       const FrozenProgramme* before);

enum class SessionChange : std::uint8_t {
    added = 1,
    cancelled,
    moved,   ///< another time
    room,    ///< another room
    people,  ///< others, or in other roles
    words,   ///< title, kind, track or the text that it discusses
};
std::string_view to_text(SessionChange change);

struct ProgrammeChange {
    SessionChange change = SessionChange::added;
    const FrozenSession* before = nullptr;  ///< nullptr for what is added
    const FrozenSession* after = nullptr;
};
/// What `after` has that `before` had not, in order of `after`: one entry for each kind of change of a
/// session. They point into both.
/// @param before nullptr: nothing was released, so nothing has changed.
std::vector<ProgrammeChange> changes_between(const FrozenProgramme* before, const FrozenProgramme& after);

/// As its name was frozen; nullptr when it has none of that id.
const VenueRoom* room_of(const FrozenProgramme& frozen, const std::string& id);
const Track* track_of(const FrozenProgramme& frozen, const std::string& id);

}  // namespace plenaria::events
