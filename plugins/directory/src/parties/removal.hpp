// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/parties/removal.hpp
/// Taking back what was entered. Every function runs inside the caller's transaction; `ref` may also be
/// "mandate/ID".

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../history.hpp"

namespace plenaria::directory {

/// What is stored now; empty when there is no such thing.
Fields stored_fields(UnitOfWork& uow, const std::string& ref);

/// Removes what nothing in this room refers to. What other rooms remember of it answers as unknown from then
/// on.
/// @return false when a mandate, contact, list or membership still refers to it.
Result<bool> remove_unused(UnitOfWork& uow, const Actor& actor, const std::string& ref);

/// Sets the fields to values that history or an import kept; see history.hpp.
Result<void> restore(UnitOfWork& uow, const Actor& actor, const std::string& ref, const Fields& before);

}  // namespace plenaria::directory
