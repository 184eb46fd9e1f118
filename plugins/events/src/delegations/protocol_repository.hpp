// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/protocol_repository.hpp
/// Rows of evt_protocol_place. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

#include "protocol.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// In the order of their turns.
std::vector<ProtocolPlace> protocol_places(UnitOfWork& uow, const std::string& edition);
/// Instead of where that delegation was put before.
void store(UnitOfWork& uow, const ProtocolPlace& place);
void forget_protocol_place(UnitOfWork& uow, const std::string& delegation);
/// Who stands before `from` stands before `to` from now on.
void stand_before_another(UnitOfWork& uow, const std::string& edition, const std::string& from,
                          const std::string& to);

}  // namespace plenaria::events
