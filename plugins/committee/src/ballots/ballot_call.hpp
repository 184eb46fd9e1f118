// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_call.hpp
/// A ballot with the body that votes, and by which names other parts of the house know it.

#include <string>

#include <plenaria/db.hpp>

#include "../ledger/body.hpp"
#include "ballot.hpp"

namespace plenaria::committee::ballots {

struct BallotCall {
    Ballot ballot;
    ledger::Body body;
};

/// Of access links to one's own vote; the subject is voter_subject().
inline constexpr std::string_view vote_purpose = "committee.vote";

std::string ballot_subject(const std::string& id);
std::string voter_subject(const std::string& id);
/// Where pages listen for a change of the roll or of the ballot itself.
std::string live_topic(const std::string& ballot_id);
Error ballot_unknown(const std::string& id);
Error voter_unknown(const std::string& id);

/// @return not_found when there is none.
Result<BallotCall> read_ballot(UnitOfWork& uow, const std::string& id);
/// The same, locked until the transaction ends: votes, closing and opening come one after the other.
Result<BallotCall> hold_ballot(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::committee::ballots
