// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/vote_service.hpp
/// What voters do with their link: read, vote, replace their ballot, give a proxy; and what everybody may ask
/// with a receipt. The actor holds the link of the voter whose page it is; anybody else is forbidden.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "ballot_letters.hpp"
#include "choice.hpp"

namespace plenaria::committee::ballots {

/// What the page of a voter shows.
struct OwnBallot {
    BallotCall call;
    Voter voter;
    std::vector<Candidate> candidates;  ///< in the order drawn
    std::vector<Voter> votes_for;       ///< whose proxy they hold
    std::optional<Voter> holder;        ///< who votes for them
    Turnout turnout;
};
/// @return not_found when there is no such voter.
Result<OwnBallot> own_ballot(UnitOfWork& uow, const std::string& voter_id);

struct Cast {
    std::string voter_id = {};  ///< whose link it is
    std::string for_id = {};    ///< whose vote it is: themselves (or empty), or whose proxy they hold
    Choice choice = {};
    std::string receipt = {};    ///< as new_receipt() made it for the check page; of a roll-call empty
    std::string replacing = {};  ///< receipt of the ballot that this one replaces; empty: the first one
};
/// Idempotent for the same receipt: one mark and one box, with what was sent last. Of a roll-call the choice
/// is written down with the name, and may be sent again until the close.
/// @return the receipt as it is shown. invalid_input as check_choice() says, or under "replacing";
/// conflict: late, voted already (without `replacing`), on paper, proxy given, vote lost; forbidden: somebody
/// else's vote.
Result<std::string> cast(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const Cast& vote);

/// Before having voted. @return invalid_input under "holder": nobody else, one who gave a proxy themselves,
/// or holds as many as one may; conflict when they voted, or hold proxies themselves.
Result<void> grant_own_proxy(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& voter_id, const std::string& holder_id);
/// Until it was used.
Result<void> take_back_own_proxy(UnitOfWork& uow, const Actor& actor, const std::string& voter_id);

enum class ReceiptState : std::uint8_t {
    unknown = 1,
    in_the_box,  ///< it is there, and shut
    came_out,    ///< its tracker stands on the bulletin
    opened,      ///< it was among boxes that were opened, of which no bulletin is published: too few
    lost,        ///< the box was there and its tracker did not come out: to be told loudly
};
struct ReceiptAnswer {
    ReceiptState state = ReceiptState::unknown;
    std::string fingerprint = {};  ///< of the seals, while the box is there
    std::string tracker = {};      ///< as the bulletin has it, once it came out
};
ReceiptAnswer check_receipt(UnitOfWork& uow, const std::string& ballot_id, const std::string& receipt);

}  // namespace plenaria::committee::ballots
