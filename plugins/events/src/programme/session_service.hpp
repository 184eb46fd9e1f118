// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/session_service.hpp
/// Use cases about sessions. Each is one step of the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "session.hpp"

namespace plenaria::directory {
class Lookup;
}
namespace plenaria::statements {
class Versions;
}

namespace plenaria::events {

class Formats;

/// Somebody of the directory in a role; an empty ref is a line that was left empty.
struct WantedPerson {
    SessionRole role = SessionRole::speaker;
    std::string ref = {};
};

/// What people write about a session.
struct SessionFacts {
    Titles titles = {};
    std::string kind = "panel";
    std::string room_id = {};
    std::string track_id = {};
    LocalTime starts = {};
    LocalTime ends = {};
    int expected = 0;
    std::string note = {};
    std::string decision = {};
    std::string version_id = {};
    SessionState state = SessionState::planned;
    std::vector<WantedPerson> people = {};
};
SessionFacts facts_of(const Session& session);

std::string session_subject(const std::string& id);
/// What pages that show the programme listen to (plenaria/live.hpp).
std::string programme_topic(const std::string& edition_id);
Error session_unknown(const std::string& id);

/// @param formats from which the edition's format is asked for its kinds; nullptr: only those of every event.
/// @param versions that it may discuss, if `actor` may read them; nullptr: none while `statements` is
/// switched
///        off. What a session has stays either way.
/// @return its id; invalid_input naming every field that is wrong, people as "person_1", "person_2", ….
Result<std::string> add_session(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& edition_id, const SessionFacts& facts,
                                const Formats* formats = nullptr, statements::Versions* versions = nullptr);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_session(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                            const std::string& id, const SessionFacts& facts, int revision,
                            const Formats* formats = nullptr, statements::Versions* versions = nullptr);

/// Another beginning, another room, or both. It lasts as long as before, across a change of clocks too.
struct SessionMove {
    std::optional<LocalTime> starts = {};
    std::optional<std::string> room_id = {};
    int revision = 0;
};
struct MovedSession {
    Session before;
    Session after;
};
/// @return conflict when somebody else has changed it since `move.revision`.
Result<MovedSession> move_session(UnitOfWork& uow, const Actor& actor, const std::string& id,
                                  const SessionMove& move);

/// Out of the programme; it can be put back.
Result<void> remove_session(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// Where its room or its track is gone, without it.
Result<void> restore_session(UnitOfWork& uow, const Actor& actor, const std::string& id);

}  // namespace plenaria::events
