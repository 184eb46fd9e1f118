// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/follow_up_service.hpp
/// Approving registrations, and what delegations are asked afterwards. Each is one step of the caller's
/// transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../delegations/delegation_mails.hpp"
#include "question_repository.hpp"

namespace plenaria::events {

/// Those that come, have places, and were not approved yet; that are asked again because of other dates have
/// to answer first.
/// @param only the id of one delegation; empty: all.
std::vector<const Delegation*> to_approve(const std::vector<Delegation>& delegations,
                                          const std::map<std::string, FollowUp>& follow_ups,
                                          const std::string& only = {});

struct FollowUpWish {
    LocalTime reply_until = {};  ///< in the zone of the edition
    std::string only = {};       ///< one delegation; empty: all that can be approved
    int expected = 0;            ///< messages, as the preview counted them
};
/// Approves registrations, and mails each office its link to what the follow-up asks.
/// @return how many messages; conflict when they are others than the preview showed, or the form has no
/// questions for afterwards; invalid_input, under "reply_day", for a time that has passed or is none.
Result<int> open_follow_up(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                           const std::string& edition_id, const FollowUpWish& wish);

/// What the office that asks sees of its follow-up.
struct OwnFollowUp {
    Edition edition;
    InvitationRules rules;
    Delegation delegation;
    FollowUp follow_up;
    std::vector<Question> form;
    AnswersByPerson answers;  ///< of both stages
};
/// @return not_found unless the actor came by a link to this edition, and its registration was approved.
Result<OwnFollowUp> own_follow_up(UnitOfWork& uow, const Actor& actor, const std::string& edition_id);

/// @return conflict with the sentence that the office reads, unless it may answer at `now`.
Result<void> check_takes_follow_up(const OwnFollowUp& own, Instant now);

/// @param wish its people are those of the delegation, with their answers; nothing but answers is stored.
/// @param revision of the follow-up that the writer saw.
Result<void> answer_follow_up(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                              DelegationWish wish, int revision);

}  // namespace plenaria::events
