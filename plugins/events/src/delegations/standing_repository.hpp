// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/standing_repository.hpp
/// Rows of evt_standing_of, evt_standing and evt_standing_count: sums that are kept with each change, in the
/// same transaction (decision 0068). Whatever changes delegations, their people, badges, scans or follow-ups
/// calls recount_delegation() or recount() after it. Except ensure_counted(), every function runs inside the
/// caller's transaction.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>

#include "standing.hpp"

namespace plenaria::events {

/// Counts that delegation anew, also when it is there no longer. Waits for others who count in this edition.
void recount_delegation(UnitOfWork& uow, const std::string& edition, const std::string& delegation);
/// Counts all of an edition anew, for what was done to many at once.
void recount(UnitOfWork& uow, const std::string& edition);
/// Somebody was put elsewhere in the order of protocol by hand.
void note_other_protocol(UnitOfWork& uow, const std::string& edition);

/// Something of which figures are made was written that no count tells, as a second scan of a badge.
void note_other_figures(UnitOfWork& uow, const std::string& edition);

/// Whether this edition was ever counted.
bool is_counted(UnitOfWork& uow, const std::string& edition);
/// So that what follows finds counts: of an edition that was never counted, as after an update of the
/// program, they are made first. Outside of any transaction. An unknown edition is left to whoever reads it.
Result<void> ensure_counted(Database& db, const std::string& edition);
StandingCounts standing_counts(UnitOfWork& uow, const std::string& edition);

/// Where what is kept differs from what a new count says: ids of editions; without those that were never
/// counted. The counts themselves are right afterwards, so this writes.
std::vector<std::string> mend_counts(UnitOfWork& uow);

struct ListedOffice {
    Delegation delegation = {};  ///< without its people
    DelegationState state = DelegationState::chosen;
    int people = 0;  ///< heads and members
    int opened_times = 0;
    std::optional<Instant> opened_at = {};  ///< the last time that somebody went behind the link
};
/// What listed_offices() takes for a state: offices without a mail address, whatever they said.
inline constexpr std::string_view no_address_state = "no_address";
/// By name.
/// @param state empty: of all. @param first from 1; 0: none are asked for. @param last inclusive.
std::vector<ListedOffice> listed_offices(UnitOfWork& uow, const std::string& edition,
                                         const std::string& state, long long first, long long last);

/// Which of these are on the list of the edition.
std::set<std::string> parties_there(UnitOfWork& uow, const std::string& edition,
                                    const std::vector<std::string>& parties);
/// Delegations that stand and the people of each, by name, from the first on, until `people` of them are
/// reached.
struct StandingOffice {
    std::string delegation_id = {};
    int people = 0;
};
std::vector<StandingOffice> standing_offices(UnitOfWork& uow, const std::string& edition, long long people);

}  // namespace plenaria::events
