// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting_service.hpp
/// Use cases about bilateral meetings. Each is one step of the caller's transaction; routes ask for
/// "events.edit".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "meeting.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

inline constexpr std::size_t most_meetings = 2000;  ///< of an event

struct MeetingsReading {
    Edition edition;
    Programme programme;
    std::vector<Meeting> meetings;
    std::vector<std::vector<MeetingConflict>> conflicts;  ///< one a meeting
};
Result<MeetingsReading> read_meetings(UnitOfWork& uow, const std::string& edition_id);

/// Names of those of the directory are looked up. @return its id; invalid_input naming every field that is
/// wrong.
Result<std::string> add_meeting(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                Meeting meeting);
/// All but its edition. @return conflict when somebody else has changed it since `meeting.revision`.
Result<void> change_meeting(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor, Meeting meeting);
/// Twice is harmless; likewise below.
Result<void> remove_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id);

std::string meeting_subject(const std::string& id);
Error meeting_unknown(const std::string& id);

}  // namespace plenaria::events
