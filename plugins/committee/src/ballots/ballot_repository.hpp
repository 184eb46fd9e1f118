// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_repository.hpp
/// Rows of cmt_ballot, cmt_ballot_candidate, cmt_ballot_partner and cmt_ballot_officer. Every function runs
/// inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "ballot.hpp"
#include "officer.hpp"

namespace plenaria::committee::ballots {

std::optional<Ballot> find_ballot(UnitOfWork& uow, const std::string& id);
/// Locks the row until the transaction ends.
void hold_ballot_row(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Ballot& ballot);
/// @return false when somebody else has changed it since `ballot.revision`.
bool update(UnitOfWork& uow, const Ballot& ballot);

/// The latest first.
std::vector<Ballot> all_ballots(UnitOfWork& uow, int skip, int most);
int count_ballots(UnitOfWork& uow);
std::vector<Ballot> ballots_of_body(UnitOfWork& uow, const std::string& body_id);
/// The newest that was counted and is about that thing.
std::optional<Ballot> counted_ballot_about(UnitOfWork& uow, const std::string& ref);
/// By the body of an event that they elect, "events.body/EDITION/KEY"; the latest first.
std::vector<Ballot> ballots_that_elect(UnitOfWork& uow, const std::string& ref);
std::vector<Ballot> ballots_of_vacancy(UnitOfWork& uow, const std::string& vacancy_id);
/// Those that are neither counted nor withdrawn.
std::vector<Ballot> ballots_to_work_on(UnitOfWork& uow);

/// Those that ended before `before` and still know addresses of voters.
std::vector<Ballot> ballots_with_addresses(UnitOfWork& uow, Instant before);

/// By number.
std::vector<Candidate> candidates_of(UnitOfWork& uow, const std::string& ballot_id);
void replace_candidates(UnitOfWork& uow, const std::string& ballot_id,
                        const std::vector<Candidate>& candidates);

/// By name.
std::vector<Called> partners_of(UnitOfWork& uow, const std::string& ballot_id);
void replace_partners(UnitOfWork& uow, const std::string& ballot_id, const std::vector<Called>& partners);

/// By place.
std::vector<Officer> find_officers(UnitOfWork& uow, const std::string& ballot_id);
void replace_officers(UnitOfWork& uow, const std::string& ballot_id, const std::vector<Officer>& officers);
/// Whether an officer of another ballot has that key.
bool served_another_ballot(UnitOfWork& uow, const std::string& ballot_id, const std::string& public_half);

}  // namespace plenaria::committee::ballots
