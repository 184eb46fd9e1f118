// SPDX-License-Identifier: EUPL-1.2
#include "version_vote.hpp"

#include <plenaria/statements/validation.hpp>

#include "../ledger/names.hpp"
#include "version_vote_repository.hpp"

namespace plenaria::committee::ballots {

namespace {

Result<void> check_same_text(UnitOfWork& uow, statements::ValidationRecord& record,
                             const VotedVersion& version) {
    if (record.fingerprint(uow, version.version_id) == version.hash) return {};
    return Error{ErrorCode::conflict,
                 /*t*/
                 "The text of the version is not the one that the body was asked about: its fingerprint "
                 "differs. Withdraw this vote, and ask anew.",
                 version.ballot_id};
}

}  // namespace

Result<BallotFacts> bound_to_version(UnitOfWork& uow, const Ballot& draft, BallotFacts wanted) {
    if (!find_voted_version(uow, draft.id)) return wanted;
    std::vector<FieldError> problems;
    if (wanted.body_id != draft.facts.body_id)
        problems.push_back(
            {"body",
             /*t*/ "This body was asked to validate a version. Withdraw the vote to ask another one."});
    if (wanted.subject != Subject::motion)
        problems.push_back({"subject", /*t*/ "Whether a version is validated is a motion."});
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    wanted.about_ref = draft.facts.about_ref;
    return wanted;
}

Result<void> check_version(UnitOfWork& uow, const BallotTools& tools, const std::string& ballot_id) {
    const auto version = find_voted_version(uow, ballot_id);
    if (!version) return {};
    if (tools.record == nullptr)
        return Error{
            ErrorCode::conflict,
            /*t*/ "Whether the text is still the same cannot be told while statements are switched off.",
            ballot_id};
    return check_same_text(uow, *tools.record, *version);
}

Result<void> tell_statement(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                            const Ballot& ballot) {
    const auto version = find_voted_version(uow, ballot.id);
    // What was voted is counted all the same; `statements` looks at the result, and at the text, before a
    // signature.
    if (!version || tools.record == nullptr) return {};
    if (ballot.written == Written::counted)
        if (auto same = check_same_text(uow, *tools.record, *version); !same) return same;
    return tools.record->changed(uow, actor, ballot_subject(ballot.id));
}

}  // namespace plenaria::committee::ballots
