// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/agenda_service.hpp
/// Items of the agenda, their motions, and what is decided on them. Each is one step of the caller's
/// transaction.

#include <string>

#include <plenaria/actor.hpp>

#include "agenda.hpp"
#include "meeting_tools.hpp"

namespace plenaria::committee::meetings {

/// At the end of the agenda. @return its id.
Result<std::string> add_item(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                             const ItemFacts& facts);
/// @return conflict when somebody else has changed it since `revision`, and once it is decided.
Result<void> change_item(UnitOfWork& uow, const Actor& actor, const std::string& id, const ItemFacts& facts,
                         int revision);
/// Changes places with its neighbour; at an end it stays. @param by -1: up, 1: down
Result<void> move_item(UnitOfWork& uow, const Actor& actor, const std::string& id, int by);
/// Puts an item before another one, or last. @param before empty: last. @param seen the ids in the order in
/// which they were shown. @return conflict when the agenda is in another order by now.
Result<void> place_item(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& before,
                        const std::vector<std::string>& seen);
/// It can be put back. Twice is harmless. @return conflict once it is decided.
Result<void> remove_item(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_item(UnitOfWork& uow, const Actor& actor, const std::string& id);

struct DecisionWish {
    Way way = Way::consensus;
    Majority majority = Majority::simple;
    Motion votes = {};           ///< of Way::hands; members are counted here
    std::string ballot_id = {};  ///< of Way::ballot
    bool carried = true;         ///< of Way::ballot
};
/// Decides on an item now. A motion that approves minutes seals them.
/// @return conflict without a quorum, unless it is noted that it was not taken for want of one.
Result<TakenDecision> decide_item(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                                  const std::string& item_id, const DecisionWish& wish);
/// It was entered by mistake; its number is given again when it was the last one. @return conflict once
/// minutes that it approved are signed.
Result<void> take_decision_back(UnitOfWork& uow, const Actor& actor, const std::string& item_id);

}  // namespace plenaria::committee::meetings
