// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/event_body_repository.hpp
/// Rows of cmt_body that stand for bodies of events. Every function runs inside the caller's transaction.

#include <string>

#include <plenaria/db.hpp>

#include "../ledger/body.hpp"

namespace plenaria::committee::ballots {

/// Id of the row that stands for "events.body/EDITION/KEY"; empty: there is none.
std::string event_body_id(UnitOfWork& uow, const std::string& ref);
void insert_event_body(UnitOfWork& uow, const ledger::Body& body, const std::string& ref);

}  // namespace plenaria::committee::ballots
