// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/quorum/quorum_repository.hpp
/// Rows of evt_quorum, and which delegations are there. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

#include "quorum.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Revision 0 while nobody has said anything.
Quorum quorum_of(UnitOfWork& uow, const std::string& session);
/// @return false when somebody else has changed it since `quorum.revision`.
bool store(UnitOfWork& uow, const Quorum& quorum);
/// Of an edition, those with a quorum.
std::vector<std::string> sessions_with_quorum(UnitOfWork& uow, const std::string& edition);
/// Those of an edition that come and have their places.
std::vector<DelegationThere> delegations_there(UnitOfWork& uow, const std::string& edition);
/// Likewise, by who was scanned at the door of this session.
std::vector<DelegationThere> delegations_in_session(UnitOfWork& uow, const std::string& edition,
                                                    const std::string& session);

}  // namespace plenaria::events
