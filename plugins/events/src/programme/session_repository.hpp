// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/session_repository.hpp
/// Rows of evt_session and evt_session_person. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// What was taken out is not found, unless it is asked for to be put back.
std::optional<Session> find_session(UnitOfWork& uow, const std::string& id, bool with_removed = false);
/// In order of their beginning: three statements, however many there are.
std::vector<Session> sessions_of(UnitOfWork& uow, const std::string& edition);
/// Of all editions that are not cancelled, from that day of the venue's clock on: their titles, and not their
/// people. Two statements, however many there are.
std::vector<Session> sessions_from(UnitOfWork& uow, Day from, std::size_t most);
/// Ids and revisions of the same sessions, in the same order.
std::vector<std::pair<std::string, int>> session_revisions(UnitOfWork& uow, const std::string& edition);
/// All of it: rooms, tracks, sessions, orders, who interprets.
Programme programme_of(UnitOfWork& uow, const std::string& edition);

/// Raises the revision of its edition: see touch() of edition_repository.hpp, before anything is read.
void touch_edition_of_session(UnitOfWork& uow, const std::string& id);

/// @param zone of its edition: what the clock shows is stored, and the instants that follow.
void insert(UnitOfWork& uow, const Session& session, std::string_view zone);
/// Everything but the id and the edition. Raises the revision.
/// @return false when somebody else has changed it since `session.revision`.
bool update(UnitOfWork& uow, const Session& session, std::string_view zone);
void set_session_removed(UnitOfWork& uow, const std::string& id, bool removed);
/// Every session of the edition, those taken out too, by whole days; the instants are counted out in `zone`.
/// @return how many are in the programme.
int shift_sessions(UnitOfWork& uow, const std::string& edition, std::chrono::days by, std::string_view zone);
/// How many sessions stand in that room or in that track.
int sessions_in(UnitOfWork& uow, const std::string& room_or_track);

/// How the programme moved with the change of dates of that id: see date_service.hpp.
struct MovedProgramme {
    int sessions = 0;
    int days = 0;
};
void insert_moved(UnitOfWork& uow, const std::string& change, const MovedProgramme& moved);
MovedProgramme moved_with(UnitOfWork& uow, const std::string& change);

}  // namespace plenaria::events
