// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/protocol_service.hpp
/// Changing the order of protocol by hand. Each is one step of the caller's transaction; routes ask for
/// "events.invite".

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "protocol.hpp"

namespace plenaria::events {

/// Past its neighbour in the order as `locale` has it; it stays there when others register.
/// @return invalid_input, under "reason", without one; conflict when it does not come.
Result<void> place_by_hand(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                           const std::string& delegation_id, ProtocolStep step, const std::string& reason,
                           const Locale& locale);
/// To where the rules put it.
Result<void> place_by_rules(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                            const std::string& delegation_id);

}  // namespace plenaria::events
