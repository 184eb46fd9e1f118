// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/merge/merge_service.hpp
/// Two entries for one city, organisation or person become one, and two again when that was a mistake. Each
/// function is one use case inside the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../values.hpp"

namespace plenaria::directory {

/// From now on `kept` answers for `gone`: mandates, contacts, lists, memberships and spellings of `gone` move
/// to it. The row of `gone` stays, so that refs that other rooms hold lead on, and so that it can be undone.
/// A mandate of a head that overlaps with one of `kept` moves as a mandate of no head. Announces
/// "directory.merged/1".
/// @return the id of the merge.
Result<std::string> merge(UnitOfWork& uow, const Actor& actor, const std::string& kept,
                          const std::string& gone);

/// `gone` stands for itself again; what had moved and is still where it was put goes back. What was entered
/// since then stays with the one that was kept. Announces "directory.unmerged/1".
Result<void> unmerge(UnitOfWork& uow, const Actor& actor, const std::string& merge_id);

}  // namespace plenaria::directory
