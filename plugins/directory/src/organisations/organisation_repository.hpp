// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/organisations/organisation_repository.hpp
/// Rows of dir_organisation and dir_membership. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// With its aliases; a merged organisation is found under its own id.
std::optional<Organisation> find_organisation(UnitOfWork& uow, const std::string& id);
/// Without aliases.
std::optional<Organisation> find_organisation_by_identity(UnitOfWork& uow, const std::string& identity);
/// All that are not merged away, without aliases, in order of their English name.
std::vector<Organisation> all_organisations(UnitOfWork& uow);

void insert(UnitOfWork& uow, const Organisation& organisation);
/// @return false when its version is not `organisation.version` any more.
bool update(UnitOfWork& uow, const Organisation& organisation);

/// Organisations to which `party` belongs, without aliases, in order of their English name.
std::vector<Organisation> memberships_of(UnitOfWork& uow, const std::string& party);
/// Refs of the members of an organisation.
std::vector<std::string> members_of(UnitOfWork& uow, const std::string& organisation_id);
/// @return false when it was a member already.
bool add_membership(UnitOfWork& uow, const std::string& organisation_id, const std::string& party);
/// @return false when it was none.
bool remove_membership(UnitOfWork& uow, const std::string& organisation_id, const std::string& party);

}  // namespace plenaria::directory
