// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/officer_service.hpp
/// What officers do: give keys, compare them, and open a secret ballot after its close, in two steps by two
/// of them. The actor is the account that is named on the ballot; anybody else is forbidden.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "officer.hpp"
#include "seal.hpp"

namespace plenaria::committee::ballots {

/// By place.
std::vector<Officer> officers_of(UnitOfWork& uow, const std::string& ballot_id);
/// @return nullptr when the actor is none of them.
const Officer* own_office(const std::vector<Officer>& officers, const Actor& actor);

/// The public half of the key that the officer keeps. Another one may be given until the ballot opens; the
/// others then compare anew. @return invalid_input under "public_half": no key, that of another officer, or
/// one that served another ballot.
Result<void> give_key(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                      const std::string& public_half);
/// @param place of the officer whose fingerprint was typed. @return invalid_input under "fingerprint".
Result<void> confirm_fingerprint(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id, int place,
                                 const std::string& typed);

/// The first step: the outer seals are opened in memory, and what was inside is kept in another order.
/// It may be done again, by the same officer or by another one, until the ballot is counted.
/// @return conflict before the close, without quorum, while paper slips are not entered, for the officer of
/// the last place, and when boxes were altered, are equal or of another ballot, which are named by their
/// number in the published list; invalid_input under "key" for another key.
Result<void> open_outer(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                        const OfficerKey& key);
/// The second, by an officer of a higher place: opens what is left, shuffles, counts, publishes.
Result<void> open_inner(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                        const std::string& ballot_id, const OfficerKey& key);

/// The ids of the boxes, sorted, as everybody may see them once the ballot is closed; before that none.
std::vector<std::string> published_boxes(UnitOfWork& uow, const BallotCall& call);
/// The trackers that came out, sorted; of fewer than fewest_published ballots none.
std::vector<std::string> bulletin_of(UnitOfWork& uow, const std::string& ballot_id);

}  // namespace plenaria::committee::ballots
