// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/roll_service.hpp
/// What staff does about the roll while a ballot is open; routes ask for "committee.ballots".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

/// By number.
std::vector<Voter> roll_of(UnitOfWork& uow, const std::string& ballot_id);
Turnout turnout_of(UnitOfWork& uow, const std::string& ballot_id);

/// Somebody lost the vote before voting: link and proxies end. @return conflict when they voted;
/// invalid_input without a reason.
Result<void> revoke_voter(UnitOfWork& uow, const Actor& actor, const std::string& voter_id,
                          const std::string& reason);
/// With a new link.
Result<void> restore_voter(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                           const std::string& voter_id);
/// A new link to the same address; the old one ends.
Result<void> send_link_again(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& voter_id);
/// Those who have neither voted nor given a proxy, nor lost their vote.
std::vector<Voter> to_remind(UnitOfWork& uow, const std::string& ballot_id);
/// @param expected as the preview showed; another number is a conflict and sends nothing.
Result<int> remind_voters(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& ballot_id, int expected);

/// A proxy that the member gave on paper; bounds as of grant_own_proxy().
Result<void> grant_proxy(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                         const std::string& voter_id, const std::string& holder_id);
Result<void> take_back_proxy(UnitOfWork& uow, const Actor& actor, const std::string& voter_id);

}  // namespace plenaria::committee::ballots
