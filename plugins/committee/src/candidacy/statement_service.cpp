// SPDX-License-Identifier: EUPL-1.2
#include "statement_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../ballots/ballot_repository.hpp"
#include "../vacancies/nomination_repository.hpp"
#include "statement_repository.hpp"

namespace plenaria::committee::candidacy {

namespace {

using vacancies::NominationFile;

/// As a nomination says it now.
std::optional<Statement> statement_now(UnitOfWork& uow, const std::string& ballot_id,
                                       const ballots::Candidate& candidate) {
    if (candidate.nomination_id.empty()) return std::nullopt;
    const auto nomination = vacancies::find_nomination(uow, candidate.nomination_id);
    if (!nomination || nomination->facts.statement.empty()) return std::nullopt;
    const auto& facts = nomination->facts;
    Statement statement{.ballot_id = ballot_id,
                        .candidate_id = candidate.id,
                        .nomination_id = nomination->id,
                        .office = facts.office,
                        .conflict = facts.conflict,
                        .texts = {.original = facts.statement_language, .texts = facts.translations}};
    statement.texts.texts[facts.statement_language] = facts.statement;
    return statement;
}

std::vector<Paper> papers_of(UnitOfWork& uow, const std::string& nomination_id) {
    std::vector<Paper> papers;
    for (const auto& each : vacancies::files_of(uow, nomination_id))
        papers.push_back({each.name, sha256_hex(vacancies::bytes_of_file(uow, each.id))});
    return papers;
}

/// The first photograph that was sent.
const NominationFile* portrait_in(UnitOfWork& uow, const std::vector<NominationFile>& files) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const NominationFile& each) {
        return each.content_type.starts_with("image/") && vacancies::has_portrait(uow, each.id);
    });
    return found == files.end() ? nullptr : &*found;
}

Error no_such_paper(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no such file.", id};
}

}  // namespace

std::vector<std::string> freeze_statements(UnitOfWork& uow, const std::string& ballot_id,
                                           const std::vector<ballots::Candidate>& candidates) {
    std::vector<std::string> hashes;
    for (const auto& each : candidates) {
        auto statement = statement_now(uow, ballot_id, each);
        if (!statement) continue;
        statement->hash =
            digest_of(*statement, each.person.name, each.city.name, papers_of(uow, statement->nomination_id));
        insert(uow, *statement);
        hashes.push_back(statement->hash);
    }
    return hashes;
}

Result<void> check_not_voted_on(UnitOfWork& uow, const std::string& nomination_id) {
    if (!is_voted_on(uow, nomination_id)) return {};
    return Error{ErrorCode::conflict,
                 /*t*/
                 "The vote on this nominee has opened. What voters read stays as it was then: nothing was "
                 "changed.",
                 nomination_id};
}

std::vector<Shown> shown_of(UnitOfWork& uow, const ballots::Ballot& ballot,
                            const std::vector<ballots::Candidate>& candidates) {
    auto frozen = statements_of(uow, ballot.id);
    std::vector<Shown> all;
    for (const auto& each : candidates) {
        std::optional<Statement> statement;
        if (ballot.written == ballots::Written::draft) {
            statement = statement_now(uow, ballot.id, each);
        } else if (const auto found =
                       std::find_if(frozen.begin(), frozen.end(),
                                    [&](const Statement& one) { return one.candidate_id == each.id; });
                   found != frozen.end()) {
            statement = *found;
        }
        if (!statement) continue;
        Shown shown{.statement = *std::move(statement),
                    .files = vacancies::files_of(uow, each.nomination_id)};
        if (const auto* portrait = portrait_in(uow, shown.files)) {
            shown.has_portrait = true;
            shown.files.erase(shown.files.begin() + (portrait - shown.files.data()));
        }
        all.push_back(std::move(shown));
    }
    return all;
}

Result<ReadPaper> read_paper(UnitOfWork& uow, const std::string& ballot_id, const std::string& file_id) {
    auto file = vacancies::find_file(uow, file_id);
    const auto candidates = file ? ballots::candidates_of(uow, ballot_id) : std::vector<ballots::Candidate>();
    if (std::none_of(candidates.begin(), candidates.end(), [&](const ballots::Candidate& each) {
            return each.nomination_id == file->nomination_id;
        }))
        return no_such_paper(file_id);
    return ReadPaper{*std::move(file), vacancies::bytes_of_file(uow, file_id)};
}

Result<std::string> read_portrait(UnitOfWork& uow, const std::string& ballot_id,
                                  const std::string& candidate_id) {
    for (const auto& each : ballots::candidates_of(uow, ballot_id)) {
        if (each.id != candidate_id || each.nomination_id.empty()) continue;
        const auto files = vacancies::files_of(uow, each.nomination_id);
        if (const auto* portrait = portrait_in(uow, files))
            return vacancies::portrait_of_file(uow, portrait->id);
    }
    return no_such_paper(candidate_id);
}

}  // namespace plenaria::committee::candidacy
