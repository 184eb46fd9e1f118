// SPDX-License-Identifier: EUPL-1.2
#include "ballot_call.hpp"

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "ballot_repository.hpp"

namespace plenaria::committee::ballots {

std::string ballot_subject(const std::string& id) { return "committee.ballot/" + id; }
std::string live_topic(const std::string& ballot_id) { return "committee.ballot/" + ballot_id; }

std::string voter_subject(const std::string& id) { return "committee.voter/" + id; }

Error ballot_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This ballot does not exist.", id};
}
Error voter_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This voter does not exist.", id};
}

Result<BallotCall> read_ballot(UnitOfWork& uow, const std::string& id) {
    auto ballot = find_ballot(uow, id);
    if (!ballot) return ballot_unknown(id);
    // A body that was taken out since is still the one that votes.
    auto body = ledger::find_body(uow, ballot->facts.body_id, ledger::Removed::shown);
    if (!body) return ledger::body_unknown(ballot->facts.body_id);
    return BallotCall{*std::move(ballot), *std::move(body)};
}

Result<BallotCall> hold_ballot(UnitOfWork& uow, const std::string& id) {
    hold_ballot_row(uow, id);
    return read_ballot(uow, id);
}

}  // namespace plenaria::committee::ballots
