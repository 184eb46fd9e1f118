// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/answer_service.hpp
/// What an invited office does behind its link, and how places are given. Each is one step of the caller's
/// transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "delegation_mails.hpp"

namespace plenaria::events {

/// The registration of the office that asks.
struct OwnDelegation {
    Edition edition;
    InvitationRules rules;
    Delegation delegation;
};
/// @return not_found unless the actor came by a link to this edition, and its office is invited.
Result<OwnDelegation> own_delegation(UnitOfWork& uow, const Actor& actor, const std::string& edition_id);

/// Stores what the office answers, and gives it places or its turn on the waiting list.
/// @param revision of the delegation that the writer saw: a colleague who saved since is a conflict.
/// @return conflict after the deadline or when the event is cancelled; invalid_input with every problem.
Result<void> answer_invitation(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                               const std::string& edition_id, DelegationWish wish, int revision);

/// Stores an answer with its people, gives it places or its turn on the waiting list, and ends papers of who
/// does not come.
/// @param wanted the delegation as it will be; people who are new get their ids.
Result<void> settle_answer(UnitOfWork& uow, const DelegationMails& mails, const OwnDelegation& own,
                           Delegation& wanted, const Actor& actor, std::string_view action);

/// Letters and badges of those of `before` who are written otherwise in `after`, or gone, hold no longer.
void end_papers_of_changed(UnitOfWork& uow, const std::vector<Delegate>& before,
                           const std::vector<Delegate>& after);

/// Gives places that are free to those who wait, and writes to them.
/// @param without the delegation whose own answer tells it already.
Result<void> give_places(UnitOfWork& uow, const DelegationMails& mails, const Edition& edition,
                         const InvitationRules& rules, const std::string& without = {});

}  // namespace plenaria::events
