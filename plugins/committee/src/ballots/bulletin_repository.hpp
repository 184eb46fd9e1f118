// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/bulletin_repository.hpp
/// Rows of cmt_tracker: which ballots came out. What was in them stands in the kept count.

#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::committee::ballots {

/// In the order of themselves.
std::vector<std::string> trackers_of(UnitOfWork& uow, const std::string& ballot_id);
bool has_tracker(UnitOfWork& uow, const std::string& ballot_id, const std::string& tracker);
/// @param trackers sorted, so that the order of writing tells nothing either
void insert_trackers(UnitOfWork& uow, const std::string& ballot_id, const std::vector<std::string>& trackers);

}  // namespace plenaria::committee::ballots
