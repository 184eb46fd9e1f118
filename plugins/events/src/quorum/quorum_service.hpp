// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/quorum/quorum_service.hpp
/// The quorum of a session, counted from who is checked in. Each is one step of the caller's transaction;
/// routes ask for "events.chair".

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/electorate.hpp>

#include "../editions/edition.hpp"
#include "../programme/session.hpp"
#include "quorum.hpp"

namespace plenaria::events {

/// Plugins come and go while the host runs: asked anew each time.
using Electorates = std::function<std::vector<std::shared_ptr<Electorate>>()>;

struct QuorumReading {
    Session session;
    Edition edition;
    Quorum quorum;
    QuorumCount count;
};
/// @return not_found when there is no such session.
Result<QuorumReading> read_quorum(UnitOfWork& uow, const Electorates& electorates,
                                  const std::string& session_id);
/// @return conflict when somebody else has changed it since; invalid_input for a number that is none.
Result<void> set_quorum(UnitOfWork& uow, const Actor& actor, const Quorum& wish);
/// Somebody came in or was taken back: pages that show a quorum of this edition look again.
void tell_quorums(UnitOfWork& uow, const std::string& edition);

/// What its pages listen to.
std::string quorum_topic(const std::string& session);

}  // namespace plenaria::events
