// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/steps.hpp
/// What the services of this folder say and check alike.

#include <string>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

/// A voter with the ballot, which is locked until the transaction ends.
struct HeldVoter {
    BallotCall call;
    Voter voter;
};
Result<HeldVoter> hold_voter(UnitOfWork& uow, const std::string& voter_id);

/// Where the ballot stands now.
State state_now(UnitOfWork& uow, const Ballot& ballot);
/// That it is closed with quorum, or being opened. @return conflict in words
Result<void> check_may_be_opened(UnitOfWork& uow, const Ballot& ballot);
/// Not empty, and not too long: @return `reason` without white space around it, or invalid_input under
/// "reason".
Result<std::string> checked_reason(const std::string& reason);
/// One sentence under a field.
Error wrong(std::string field, std::string message, MessageValues values = {});
/// That a preview is no longer true.
Error other_number(const std::string& id);

/// Each writes what was read after the ballot was locked, and tells the pages that show it.
Result<void> keep(UnitOfWork& uow, const Ballot& ballot);
void keep(UnitOfWork& uow, const Voter& voter);
/// A link of their own, beside those that they have.
std::string link_for(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call, const Voter& voter);
void record(UnitOfWork& uow, const Actor& actor, std::string_view action, const std::string& ballot_id,
            const std::string& facts);

}  // namespace plenaria::committee::ballots
