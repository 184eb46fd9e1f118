// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/waiting_list_repository.hpp
/// Who waits for places, and how many are taken, without reading everybody for one answer. Every function
/// runs inside the caller's transaction, which holds the invitations.

#include <optional>
#include <string>

#include "delegation.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// The first of those who wait, with its people.
std::optional<Delegation> first_waiting(UnitOfWork& uow, const std::string& edition);
/// 0 while nobody waits.
int last_waiting_number(UnitOfWork& uow, const std::string& edition);
/// Delegations that wait and asked before the one with that number.
int waiting_before(UnitOfWork& uow, const std::string& edition, int number);
/// People who have a place by now, as they are counted with each change; an edition that was never counted is
/// counted first, so this may write.
int places_taken(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
