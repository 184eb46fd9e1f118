// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_repository.hpp
/// Rows of evt_floor and evt_floor_request. Every function runs inside the caller's transaction.

#include <set>
#include <string>
#include <vector>

#include "floor.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Raises the revision, and makes other transactions that change this list wait for the end of this one.
/// First of all, before anything is read: MariaDB reads as of the first statement of a transaction.
/// @param revision 0: the list was never used, and is made.
/// @return false when somebody else has changed it since `revision`.
bool hold_floor(UnitOfWork& uow, const std::string& session, int revision);

/// As it is before anybody has used it, with revision 0, where there is none yet.
Floor floor_of(UnitOfWork& uow, const std::string& session);
/// Everything but the revision.
void update(UnitOfWork& uow, const Floor& floor);

/// Ids of the sessions of an edition whose list is shown to everybody.
std::set<std::string> sessions_on_screen(UnitOfWork& uow, const std::string& edition);

/// All of them in the order in which they asked.
std::vector<FloorRequest> requests_of(UnitOfWork& uow, const std::string& session);
void insert(UnitOfWork& uow, const FloorRequest& request);
/// Place, state and times; the rest stays as it was asked.
void update(UnitOfWork& uow, const FloorRequest& request);

/// Ids of those in which somebody spoke, or wanted to, under a name that was typed or with a gender.
std::vector<std::string> editions_with_typed_speakers(UnitOfWork& uow);
/// Empties names and titles of those who spoke in an edition, or wanted to, and are not of the directory, and
/// of all of them the gender. @return how many names.
int erase_speakers(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
