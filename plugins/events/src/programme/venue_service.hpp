// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/venue_service.hpp
/// Use cases about rooms, tracks and stated orders. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "session.hpp"

namespace plenaria::events {

Error room_unknown(const std::string& id);
Error track_unknown(const std::string& id);

/// @param room its name, capacity and equipment.
/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> add_room(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                             VenueRoom room);
/// @param room with its id and the revision that was looked at.
/// @return conflict when somebody else has changed it since.
Result<void> change_room(UnitOfWork& uow, const Actor& actor, VenueRoom room);
/// @return conflict while sessions are in it.
Result<void> remove_room(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_room(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// The same of a track; `titles` are all that it has.
Result<std::string> add_track(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                              const Titles& titles);
Result<void> change_track(UnitOfWork& uow, const Actor& actor, const std::string& id, const Titles& titles,
                          int revision);
Result<void> remove_track(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_track(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// That one session must have ended before another begins. Whether it is kept is a conflict, and no problem
/// of this form. @return its id; invalid_input under "earlier", "later" and "reason".
Result<std::string> add_order(UnitOfWork& uow, const Actor& actor, SessionOrder order);
Result<void> remove_order(UnitOfWork& uow, const Actor& actor, const std::string& id);

}  // namespace plenaria::events
