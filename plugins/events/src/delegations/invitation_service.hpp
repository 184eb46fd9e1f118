// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/invitation_service.hpp
/// What the secretariat does about invitations: rules, whom to invite, waves of mails, quotas, links. Each is
/// one step of the caller's transaction; routes ask for "events.invite".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "delegation_mails.hpp"

namespace plenaria::directory {
class Directory;
struct Contact;
}  // namespace plenaria::directory

namespace plenaria::events {

struct RulesWish {
    LocalTime reply_until = {};  ///< in the zone of the edition
    int quota = 3;
    int places = 0;
    int erase_days = 90;
    bool quota_for_all = false;  ///< also for the delegations that were chosen before
    int revision = 0;
};
/// @return conflict when somebody else has changed them since; invalid_input, with the numbers, when a quota
/// is lower than what a delegation has registered, or places are fewer than those that are given.
Result<void> set_rules(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                       const std::string& edition_id, const RulesWish& wish);

/// Which of an office's contacts an invitation goes to: protocol, else cabinet, international relations, the
/// mayor.
/// @return nullptr when there is none.
const directory::Contact* contact_for_invitation(const std::vector<directory::Contact>& contacts);

/// Most that are added at once.
inline constexpr int most_cities_added = 20'000;
/// Adds those that are not on the list yet. @return how many.
Result<int> add_delegations(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& edition_id, const std::vector<std::string>& parties);

struct DelegationChange {
    std::string contact_name = {};
    std::string address = {};
    std::string language = "en";
    int quota = 3;
    int revision = 0;
};
/// @return conflict when somebody else, the office too, has changed it since; invalid_input as set_rules().
Result<void> change_delegation(UnitOfWork& uow, const Actor& actor, const std::string& id,
                               const DelegationChange& wish);
/// Off the list, while nothing was sent. @return conflict afterwards.
Result<void> drop_delegation(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// Those a wave goes to.
std::vector<const Delegation*> to_invite(const std::vector<Delegation>& delegations);
/// Invited, and silent so far, or asked again and silent since, or accepted by a calendar and nobody named
/// yet.
std::vector<const Delegation*> to_remind(const std::vector<Delegation>& delegations);

/// @param expected the number that the preview showed; another number is a conflict and sends nothing.
/// @return how many messages went to the outbox.
Result<int> invite(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                   const std::string& edition_id, int expected);
Result<int> remind(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                   const std::string& edition_id, int expected);
/// A new link for one office.
Result<void> invite_again(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                          const std::string& id);
/// Its links open nothing any more; what it has written stays.
Result<void> end_links(UnitOfWork& uow, const Actor& actor, const std::string& id);

std::string delegation_subject(const std::string& id);
Error delegation_unknown(const std::string& id);

}  // namespace plenaria::events
