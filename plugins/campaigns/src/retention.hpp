// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/retention.hpp
/// Whom a campaign was written to is erased a year after its instant; what was published stays.

#include <chrono>

#include <plenaria/db.hpp>

namespace plenaria::campaigns {

inline constexpr std::chrono::days contacts_kept{365};

/// Names and addresses of the press, and contacts of offices. Twice is harmless.
/// @return of how many people something was erased
Result<int> erase_old_contacts(Database& db);

}  // namespace plenaria::campaigns
