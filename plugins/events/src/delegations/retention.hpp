// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/retention.hpp
/// Erasing who came, once nobody needs it any more.

#include <plenaria/db.hpp>

namespace plenaria::events {

/// Empties names, functions, notes and contacts of every edition whose time is over: from the day after
/// erase_on(), in the zone of the edition. The counts stay. @return of how many people names were erased.
Result<int> erase_old_names(Database& db);

/// Erases the answers to each question of a registration form from the day after its own last day, in the
/// zone of the edition. The questions stay. @return how many answers.
Result<int> erase_old_answers(Database& db);

}  // namespace plenaria::events
