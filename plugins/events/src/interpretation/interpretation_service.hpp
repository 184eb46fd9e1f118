// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/interpretation_service.hpp
/// Use cases about interpretation. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "interpretation.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// @return its id; invalid_input naming every field that is wrong; conflict when the edition has
/// most_interpreters.
Result<std::string> add_interpreter(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                    const std::string& edition_id, const InterpreterFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_interpreter(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& id, const InterpreterFacts& facts, int revision);
/// Out of the plan; put back, they sit where they sat. Twice is harmless.
Result<void> remove_interpreter(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_interpreter(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// The languages of a session, and its team, which replace those before. Nobody is refused for being
/// elsewhere at that time: that is a shortage, which the plan shows.
/// @return conflict when somebody else has changed it since `wanted.revision`.
Result<void> plan_interpretation(UnitOfWork& uow, const Actor& actor, const SessionInterpretation& wanted);

Error interpreter_unknown(const std::string& id);

}  // namespace plenaria::events
