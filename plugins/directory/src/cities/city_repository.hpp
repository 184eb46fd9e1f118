// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/cities/city_repository.hpp
/// Rows of dir_city. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// With its aliases; a merged city is found under its own id.
std::optional<City> find_city(UnitOfWork& uow, const std::string& id);
/// Without aliases.
std::optional<City> find_city_by_identity(UnitOfWork& uow, const std::string& identity);
/// All that are not merged away, without aliases, in order of their English name.
std::vector<City> all_cities(UnitOfWork& uow);

/// With names, aliases and search words. A second city of the same identity ends the transaction with
/// ErrorCode::conflict.
void insert(UnitOfWork& uow, const City& city);
/// @return false when its version is not `city.version` any more.
bool update(UnitOfWork& uow, const City& city);

}  // namespace plenaria::directory
