// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_demo.hpp
/// Delegations of an edition of the demonstration, as plan.json names them.

#include <string>

#include <plenaria/db.hpp>

#include "../json.hpp"

namespace plenaria::directory {
class Directory;
}

namespace plenaria::events {

/// Each city with its answer; whoever comes in person is the mayor of the first day. Nothing is mailed.
/// @param json reply_until, quota, erase_days, and cities: list of city, answer and people.
Result<void> load_delegations(UnitOfWork& uow, directory::Directory& directory, const std::string& edition_id,
                              const Document& json);

}  // namespace plenaria::events
