// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_repository.hpp
/// The lines of budgets in their table.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "budget_line.hpp"

namespace plenaria::events {

/// By donor, with those that have none at the end.
std::vector<BudgetLine> budget_of(UnitOfWork& uow, const std::string& edition);
std::optional<BudgetLine> find_budget_line(UnitOfWork& uow, const std::string& id, bool with_removed = false);
void insert(UnitOfWork& uow, const BudgetLine& line);
/// @return false when somebody else has changed it since `line.revision`.
bool update(UnitOfWork& uow, const BudgetLine& line);
void set_budget_line_removed(UnitOfWork& uow, const std::string& id, bool removed);

}  // namespace plenaria::events
