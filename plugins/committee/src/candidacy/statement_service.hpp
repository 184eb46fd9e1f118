// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/candidacy/statement_service.hpp
/// Freezing what voters read, and reading it. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "../ballots/ballot.hpp"
#include "../vacancies/nomination_file_repository.hpp"
#include "statement.hpp"

namespace plenaria::committee::candidacy {

/// Writes down what voters of a ballot that opens will read of each candidate who was nominated.
/// @return the hashes, in the order of the candidates.
std::vector<std::string> freeze_statements(UnitOfWork& uow, const std::string& ballot_id,
                                           const std::vector<ballots::Candidate>& candidates);

/// Why a nomination is no longer changed; nothing while no vote on it has opened.
Result<void> check_not_voted_on(UnitOfWork& uow, const std::string& nomination_id);

/// What is shown of a candidate.
struct Shown {
    Statement statement;
    std::vector<vacancies::NominationFile> files;
    bool has_portrait = false;
};
/// Of those candidates of whom there is something. Before the vote opens: what would be frozen now.
std::vector<Shown> shown_of(UnitOfWork& uow, const ballots::Ballot& ballot,
                            const std::vector<ballots::Candidate>& candidates);

struct ReadPaper {
    vacancies::NominationFile file;
    std::string bytes;
};
/// A file of a candidate of that ballot. @return not_found for any other.
Result<ReadPaper> read_paper(UnitOfWork& uow, const std::string& ballot_id, const std::string& file_id);
/// The small picture of a candidate, a JPEG. @return not_found when there is none.
Result<std::string> read_portrait(UnitOfWork& uow, const std::string& ballot_id,
                                  const std::string& candidate_id);

}  // namespace plenaria::committee::candidacy
