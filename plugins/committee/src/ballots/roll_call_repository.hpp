// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/roll_call_repository.hpp
/// Rows of cmt_roll_call: votes by name.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::committee::ballots {

/// A line as to_line() writes it.
struct CalledVote {
    std::string voter_id = {};
    std::string line = {};
};
/// In the order of the roll.
std::vector<CalledVote> called_votes(UnitOfWork& uow, const std::string& ballot_id);
std::optional<std::string> find_called_vote(UnitOfWork& uow, const std::string& voter_id);
void replace_called_vote(UnitOfWork& uow, const std::string& ballot_id, const CalledVote& vote);

}  // namespace plenaria::committee::ballots
