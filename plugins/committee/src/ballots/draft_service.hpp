// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/draft_service.hpp
/// A ballot before it opens, and its opening. Each is one step of the caller's transaction; routes ask for
/// "committee.ballots".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "officer.hpp"

namespace plenaria::committee::ballots {

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> create_ballot(UnitOfWork& uow, const Actor& actor, const BallotFacts& facts);
/// @return conflict once it has opened, and when somebody else has changed it since `revision`.
Result<void> change_ballot(UnitOfWork& uow, const Actor& actor, const std::string& id,
                           const BallotFacts& facts, int revision);
/// All of them, in the order in which they are entered; ids and numbers are made here.
Result<void> set_candidates(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            std::vector<Candidate> candidates, int revision);
/// Supporting partners who vote too, by their refs in the directory ("person/ID").
Result<void> set_partners(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                          const std::string& id, const std::vector<std::string>& person_refs, int revision);
/// At most three accounts of a secret ballot; it opens with two or three. Keys that were given by those who
/// stay remain.
Result<void> set_officers(UnitOfWork& uow, const Actor& actor, const std::string& id,
                          const std::vector<OfficerName>& officers, int revision);

/// Who would vote if the ballot opened now, without ids: sitting members of the body on this day in the zone
/// of the ballot, by seat, then partners. Who has no address has an empty one.
std::vector<Voter> electorate_now(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call);
/// What still lacks before it can open, each a sentence; empty: nothing.
/// @param language of the names of bodies of events in these sentences
std::vector<FieldError> lacks(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call,
                              std::string_view language = "en");

/// Freezes electorate, rule and quorum, draws the order of candidates, and sends each voter a link.
/// @param expected voters as the preview showed; another number is a conflict and opens nothing.
Result<void> open_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const std::string& id,
                         int expected);
/// No vote counts from this second on. @return conflict unless it is open; invalid_input without a reason.
Result<void> close_early(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const std::string& id,
                         const std::string& reason);
/// Before it was counted. Boxes stay shut for ever: they go. Links stay, and tell the reason.
Result<void> withdraw_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& id, const std::string& reason);

}  // namespace plenaria::committee::ballots
