// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/roll_repository.hpp
/// Rows of cmt_voter: who may vote and how they took part, without a time.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "ballot.hpp"

namespace plenaria::committee::ballots {

/// By number.
std::vector<Voter> voters_of(UnitOfWork& uow, const std::string& ballot_id);
std::optional<Voter> find_voter(UnitOfWork& uow, const std::string& id);
/// Whose votes `holder_id` casts, by number.
std::vector<Voter> votes_held_by(UnitOfWork& uow, const std::string& holder_id);
void insert(UnitOfWork& uow, const Voter& voter);
/// Of part, proxy and revocation; the rest is frozen.
void update(UnitOfWork& uow, const Voter& voter);
Turnout count_turnout(UnitOfWork& uow, const std::string& ballot_id);
/// Addresses of voters go. @return how many had one.
int erase_addresses(UnitOfWork& uow, const std::string& ballot_id);

}  // namespace plenaria::committee::ballots
