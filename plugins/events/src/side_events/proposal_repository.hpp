// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_repository.hpp
/// Rows of evt_proposal and of what reviewers gave. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proposal.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Makes everybody else wait who changes its call or its proposals: before anything is read.
void hold_call_of_proposal(UnitOfWork& uow, const std::string& id);
/// Raises the revision of its edition besides: for what changes the programme.
void hold_programme_of_proposal(UnitOfWork& uow, const std::string& id);

std::optional<Proposal> find_proposal(UnitOfWork& uow, const std::string& id);
/// Id of the call by which a session came; empty for one that came otherwise.
std::string call_of_session(UnitOfWork& uow, const std::string& session);
/// In order of their numbers: two statements, however many there are.
std::vector<Proposal> proposals_of(UnitOfWork& uow, const std::string& call);
/// Ids of the last fifty of all calls, the newest first.
std::vector<std::string> newest_proposals(UnitOfWork& uow);
/// Sessions that accepted proposals of other calls of the edition became.
std::set<std::string> sessions_of_other_calls(UnitOfWork& uow, const std::string& edition,
                                              const std::string& call);

void insert(UnitOfWork& uow, const Proposal& proposal);
/// Everything but id, call, number and when it was made. Raises the revision.
/// @return false when somebody else has changed it since `proposal.revision`.
bool update(UnitOfWork& uow, const Proposal& proposal);
/// Proposals that came to be at `since` or later under that mail address.
int proposals_by_mail(UnitOfWork& uow, const std::string& call, const std::string& mail, Instant since);

/// Empties contacts. @return how many there were.
int erase_contacts(UnitOfWork& uow, const std::string& call);

std::vector<Review> reviews_of(UnitOfWork& uow, const std::string& proposal);
/// By proposal.
std::map<std::string, std::vector<Review>> reviews_in(UnitOfWork& uow, const std::string& call);
/// Replaces what the same reviewer gave the same proposal before.
void store(UnitOfWork& uow, const Review& review);

}  // namespace plenaria::events
