// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_repository.hpp
/// Rows of evt_invitation_rules, evt_delegation and evt_delegate. Every function runs inside the caller's
/// transaction.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "delegation.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Makes other transactions that write to the invitations of this edition wait for the end of this one. First
/// of all, before anything is read: MariaDB reads as of the first statement of a transaction.
void hold_invitations(UnitOfWork& uow, const std::string& edition);
/// Likewise for one delegation.
void hold_delegation(UnitOfWork& uow, const std::string& id);

/// Revision 0 while nobody has set any.
InvitationRules rules_of(UnitOfWork& uow, const std::string& edition);
void insert(UnitOfWork& uow, const InvitationRules& rules);
/// @return false when somebody else has changed them since `rules.revision`.
bool update(UnitOfWork& uow, const InvitationRules& rules);
/// Of which names have not been erased yet.
std::vector<InvitationRules> rules_with_names(UnitOfWork& uow);

std::optional<Delegation> find_delegation(UnitOfWork& uow, const std::string& id);
std::optional<Delegation> find_delegation(UnitOfWork& uow, const std::string& edition,
                                          const std::string& party);
/// The one in which somebody is.
std::optional<Delegation> delegation_with(UnitOfWork& uow, const std::string& delegate);
/// What a reader wants of the people of many delegations.
enum class PeopleRead : std::uint8_t {
    named = 1,
    counted,  ///< as many of each role as there are, with nothing written of them: a list of ten thousand is
              ///< short
};
/// By name, each with its people.
std::vector<Delegation> delegations_of(UnitOfWork& uow, const std::string& edition,
                                       PeopleRead people = PeopleRead::named);
/// The people of one, the head first.
std::vector<Delegate> delegates_of(UnitOfWork& uow, const std::string& delegation);
/// Of many, by one statement; without those that have nobody.
std::map<std::string, std::vector<Delegate>> delegates_of(UnitOfWork& uow,
                                                          const std::vector<std::string>& delegations);
/// Ids of those with delegations; the newest first.
std::vector<std::string> editions_with_delegations(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Delegation& delegation);
/// All but edition, party and people. Raises the revision.
/// @return false when somebody else has changed it since `delegation.revision`.
bool update(UnitOfWork& uow, const Delegation& delegation);
/// All of an edition that to_invite() finds, at once; and those of to_remind(). @return how many.
int note_invited(UnitOfWork& uow, const std::string& edition);
int note_reminded(UnitOfWork& uow, const std::string& edition);
/// With its people.
void remove_delegation(UnitOfWork& uow, const std::string& id);
/// Writes the people of a delegation; new ones get an id.
void store_people(UnitOfWork& uow, Delegation& delegation);
/// Empties names, functions, notes and contacts of all delegations of the edition. @return how many people.
int erase_people(UnitOfWork& uow, const std::string& edition);

/// Notes that an office was asked again because of a change of dates.
void note_asked_again(UnitOfWork& uow, const std::string& change, const Delegation& delegation);
/// Names of the offices that were asked again because of that change.
std::vector<std::string> asked_again_by(UnitOfWork& uow, const std::string& change);

}  // namespace plenaria::events
