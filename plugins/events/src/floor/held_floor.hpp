// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/held_floor.hpp
/// A list in the hands of one action: what the use cases of this folder share.

#include "floor_service.hpp"

namespace plenaria::events {

/// A list that nobody else changes until the end of the transaction.
/// @return conflict when it is not the one that the page showed.
Result<FloorReading> held_floor(UnitOfWork& uow, const FloorAt& at);
/// Writes the places of those who wait.
void store_line(UnitOfWork& uow, std::vector<FloorRequest>& waiting);
/// Takes a request out of the line. @return nothing when it does not wait.
std::optional<FloorRequest> leave_line(std::vector<FloorRequest>& waiting, const std::string& id);
/// Why that request can be neither called nor moved.
Error does_not_wait(const FloorReading& held, const std::string& id);
/// Tells every page that shows the list.
void note_change(UnitOfWork& uow, const std::string& session);
/// What history says of a request. Never who it is: it outlives the names of those who are not of the
/// directory.
std::string request_history(const FloorRequest& request);

/// Whether the list is one in balance, and nobody was moved by hand.
bool is_in_balance(const FloorReading& held);
/// After everything else of an action: a turn more, or somebody else who waits, may change who comes next.
/// @param was as is_in_balance() said before it.
void keep_balance(UnitOfWork& uow, const std::string& session, bool was);

}  // namespace plenaria::events
