// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/counting.hpp
/// From choices without names to a result.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "choice.hpp"

namespace plenaria::committee::ballots {

/// What is counted, as the count and its files have it: ballots that are alike are one, in an order that only
/// they decide. Pure.
Election election_of(const Ballot& ballot, const std::vector<Candidate>& candidates,
                     const std::vector<Choice>& choices);
std::vector<Reserved> reserved_of(const Ballot& ballot, const std::vector<Candidate>& candidates);

/// Counts, keeps the count of an election of which it may be shown, and writes the ballot as counted.
/// `choices` of everybody who took part, blank ones included.
Result<void> count_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, BallotCall call,
                          const std::vector<Choice>& choices);

/// Who was elected, in the order of their election; of a ballot that is not counted nobody.
std::vector<Candidate> elected_of(UnitOfWork& uow, const Ballot& ballot);

}  // namespace plenaria::committee::ballots
