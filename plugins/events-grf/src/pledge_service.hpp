// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/pledge_service.hpp
/// Use cases about pledges. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/editions.hpp>

#include "pledge.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events_grf {

std::string pledge_subject(const std::string& id);

/// @return not_found when there is no such edition, or it is no forum.
Result<events::EditionCard> forum(UnitOfWork& uow, events::Editions& editions, const std::string& id,
                                  std::string_view language);
/// @return not_found when there is none.
Result<Pledge> pledge_of(UnitOfWork& uow, const std::string& id);

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> enter_pledge(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                                 const Actor& actor, const std::string& edition, const PledgeFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_pledge(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                           const std::string& id, const PledgeFacts& facts, int revision);
/// Puts down what became of it, with the stage that it has reached; also when that is the stage it had, and
/// when it has fallen back. @return conflict when it was withdrawn.
Result<void> report_pledge(UnitOfWork& uow, const Actor& actor, const std::string& id, Stage stage,
                           const std::string& note);
/// It stays on the list, marked, and no longer counts. Twice is harmless.
Result<void> withdraw_pledge(UnitOfWork& uow, const Actor& actor, const std::string& id, bool withdrawn);

}  // namespace plenaria::events_grf
