// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/role_permission_repository.hpp
/// What administrators decided about roles, beside what plugin.json ships.

#include <string>

#include <plenaria/actor.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// Keeps a decision that differs from what is shipped, and forgets one that does not; records a change.
void set_role_permission(UnitOfWork& uow, const Actor& actor, const std::string& role,
                         const std::string& permission, bool wanted, bool shipped);

}  // namespace plenaria::host
