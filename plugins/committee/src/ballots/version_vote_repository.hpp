// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/version_vote_repository.hpp
/// Rows of cmt_ballot_version. Every function runs inside the caller's transaction.

#include <optional>
#include <string>

#include <plenaria/db.hpp>

#include "version_vote.hpp"

namespace plenaria::committee::ballots {

/// @return nothing for a ballot that is about something else.
std::optional<VotedVersion> find_voted_version(UnitOfWork& uow, const std::string& ballot_id);
void insert(UnitOfWork& uow, const VotedVersion& version);

}  // namespace plenaria::committee::ballots
