// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/venue_repository.hpp
/// Rows of evt_venue_room, evt_track and evt_session_order. Every function runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include "session.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// In their order; what was taken out is not among them.
std::vector<VenueRoom> rooms_of(UnitOfWork& uow, const std::string& edition);
std::vector<Track> tracks_of(UnitOfWork& uow, const std::string& edition);
std::vector<SessionOrder> orders_of(UnitOfWork& uow, const std::string& edition);

/// What was taken out is not found, unless it is asked for to be put back.
std::optional<VenueRoom> find_room(UnitOfWork& uow, const std::string& id, bool with_removed = false);
std::optional<Track> find_track(UnitOfWork& uow, const std::string& id, bool with_removed = false);
std::optional<SessionOrder> find_order(UnitOfWork& uow, const std::string& id);

/// At the end of those that there are.
void insert(UnitOfWork& uow, const VenueRoom& room);
void insert(UnitOfWork& uow, const Track& track);
void insert(UnitOfWork& uow, const SessionOrder& order);
/// Raises the revision. @return false when somebody else has changed it since `room.revision`.
bool update(UnitOfWork& uow, const VenueRoom& room);
bool update(UnitOfWork& uow, const Track& track);
void set_room_removed(UnitOfWork& uow, const std::string& id, bool removed);
void set_track_removed(UnitOfWork& uow, const std::string& id, bool removed);
void erase_order(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::events
