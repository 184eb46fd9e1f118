// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/site_builder.hpp
/// From what is contributed and what administrators decided to what is live.

#include <memory>
#include <vector>

#include <plenaria/db.hpp>

#include "plugins/contributions.hpp"
#include "web/site.hpp"

namespace plenaria::host {

/// Permissions that the host's own pages ask for.
std::vector<Permission> core_permissions();

/// @return ErrorCode::unavailable when the database does not answer.
Result<std::shared_ptr<const Site>> build_site(Database& db,
                                               std::shared_ptr<const Contributions> contributions);

}  // namespace plenaria::host
