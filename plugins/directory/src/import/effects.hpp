// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/effects.hpp
/// One row written, and what must be known to take it back. Every function runs inside the caller's
/// transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "plan.hpp"

namespace plenaria::directory::import {

/// Writes `plan` and enters it into `catalogue`.
/// @return JSON for take_back(); or the first refusal, after which the transaction must not be committed.
Result<std::string> write_plan(UnitOfWork& uow, const Actor& actor, Plan plan, Catalogue& catalogue);

/// Refs of what write_plan() made, from the JSON that it returned.
std::vector<std::string> made_by(const std::string& before_state);

/// Takes back what write_plan() did.
/// @return false when something of it was changed or is used by now; then all of it is left as it is.
Result<bool> take_back(UnitOfWork& uow, const Actor& actor, const std::string& before_state);

}  // namespace plenaria::directory::import
