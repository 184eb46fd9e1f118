// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/roll_call_service.hpp
/// Votes by name: shown as they are called, corrected until the result is stated. Routes ask for
/// "committee.ballots".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "choice.hpp"

namespace plenaria::committee::ballots {

struct NamedVote {
    std::string voter_id = {};
    Choice choice = {};
};
/// In the order of the roll.
std::vector<NamedVote> named_votes(UnitOfWork& uow, const BallotFacts& facts, const std::string& ballot_id);

/// As it was called on the floor, or a correction; with history. Until the result is stated: whoever was
/// heard wrongly is corrected after the close, too, but nobody votes for the first time then.
Result<void> record_roll_call(UnitOfWork& uow, const Actor& actor, const std::string& voter_id,
                              const Choice& choice);
/// After the close and with quorum.
Result<void> state_result(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& ballot_id);

}  // namespace plenaria::committee::ballots
