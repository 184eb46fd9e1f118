// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_service.hpp
/// Use cases about budgets. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "budget_line.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// @return its id; invalid_input naming every field that is wrong; conflict when the edition has
/// most_budget_lines.
Result<std::string> add_budget_line(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                    const std::string& edition_id, const BudgetFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_budget_line(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& id, const BudgetFacts& facts, int revision);
/// Out of the budget; it can be put back. Twice is harmless.
Result<void> remove_budget_line(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_budget_line(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// What was planned for `from` is planned for `to`: for the same purposes, with nobody asked and nothing
/// spent.
void copy_budget(UnitOfWork& uow, const std::string& from, const std::string& to);

Error budget_line_unknown(const std::string& id);

}  // namespace plenaria::events
