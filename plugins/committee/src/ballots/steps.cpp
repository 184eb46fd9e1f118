// SPDX-License-Identifier: EUPL-1.2
#include "steps.hpp"

#include <plenaria/live.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "ballot_repository.hpp"
#include "roll_repository.hpp"

namespace plenaria::committee::ballots {

Result<HeldVoter> hold_voter(UnitOfWork& uow, const std::string& voter_id) {
    const auto seen = find_voter(uow, voter_id);
    if (!seen) return voter_unknown(voter_id);
    auto call = hold_ballot(uow, seen->ballot_id);
    if (!call) return std::move(call).error();
    // Read again: what was seen may be from before the lock.
    return HeldVoter{*std::move(call), find_voter(uow, voter_id).value()};
}

State state_now(UnitOfWork& uow, const Ballot& ballot) {
    return state_of(ballot, count_turnout(uow, ballot.id).took_part, uow.now());
}

Result<void> check_may_be_opened(UnitOfWork& uow, const Ballot& ballot) {
    switch (state_now(uow, ballot)) {
        case State::closed:
        case State::opening:
            return {};
        case State::draft:
            return Error{ErrorCode::conflict, /*t*/ "This ballot is not open yet.", ballot.id};
        case State::open:
            return Error{.code = ErrorCode::conflict,
                         .message = /*t*/ "This ballot can be voted on until {closes}.",
                         .detail = ballot.id,
                         .values = {{"closes", close_words(ballot)}}};
        case State::without_quorum:
            return Error{ErrorCode::conflict,
                         /*t*/ "Fewer took part than have to. Nothing is opened; the boxes stay shut.",
                         ballot.id};
        case State::counted:
            return Error{ErrorCode::conflict, /*t*/ "This ballot has been counted already.", ballot.id};
        case State::withdrawn:
            break;
    }
    return Error{ErrorCode::conflict, /*t*/ "This ballot was withdrawn.", ballot.id};
}

Result<std::string> checked_reason(const std::string& reason) {
    const auto why = trim(reason);
    if (why.empty()) return wrong("reason", /*t*/ "Write why: it stays with the ballot.");
    if (!is_utf8(why) || length(why) > longest_ballot_reason)
        return wrong("reason", /*t*/ "Write at most {max} characters.",
                     {{"max", std::to_string(longest_ballot_reason)}});
    return why;
}

Error wrong(std::string field, std::string message, MessageValues values) {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            {{std::move(field), std::move(message), std::move(values)}}};
}

Error other_number(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.", id};
}

Result<void> keep(UnitOfWork& uow, const Ballot& ballot) {
    if (!update(uow, ballot)) return ledger::changed_meanwhile(ballot_subject(ballot.id));
    tell(uow, live_topic(ballot.id));
    return {};
}

void keep(UnitOfWork& uow, const Voter& voter) {
    update(uow, voter);
    tell(uow, live_topic(voter.ballot_id));
}

std::string link_for(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call, const Voter& voter) {
    return uow.issue_link(tools.letters.vote_link(call, voter));
}

void record(UnitOfWork& uow, const Actor& actor, std::string_view action, const std::string& ballot_id,
            const std::string& facts) {
    uow.record(actor, action, ballot_subject(ballot_id), "", facts);
}

}  // namespace plenaria::committee::ballots
