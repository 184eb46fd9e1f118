// SPDX-License-Identifier: EUPL-1.2
#include "vote_service.hpp"

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "bulletin_repository.hpp"
#include "roll_call_repository.hpp"
#include "roll_repository.hpp"
#include "roll_service.hpp"
#include "seal.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

Error somebody_else(const std::string& voter_id) {
    return {ErrorCode::forbidden, /*t*/ "This is somebody else’s vote.", voter_id};
}

/// Whether `holder` may cast the vote of `voter`, who may be the same.
Result<void> check_entitled(UnitOfWork& uow, const BallotFacts& facts, const Voter& holder,
                            const Voter& voter) {
    if (holder.is_revoked() || voter.is_revoked())
        return Error{ErrorCode::conflict, /*t*/ "This vote was lost: ask the secretariat.", voter.id};
    if (voter.part == Part::paper)
        return Error{ErrorCode::conflict, /*t*/ "This vote was cast on paper.", voter.id};
    if (voter.part == Part::floor)
        return Error{ErrorCode::conflict,
                     /*t*/ "This vote was called on the floor. The secretariat corrects it.", voter.id};
    if (holder.id == voter.id) {
        if (!voter.proxy_id.empty())
            return Error{ErrorCode::conflict,
                         /*t*/ "You have given your vote to somebody. Take it back first, to vote yourself.",
                         voter.id};
        return {};
    }
    if (voter.ballot_id != holder.ballot_id || voter.proxy_id != holder.id) return somebody_else(voter.id);
    if (static_cast<int>(votes_held_by(uow, holder.id).size()) > facts.proxy_cap)
        return Error{ErrorCode::conflict, /*t*/ "Nobody may vote for that many others.", holder.id};
    return {};
}

/// Whether the voter's first vote is new, or takes the place of one that its receipt names.
Result<void> make_room(UnitOfWork& uow, const Voter& voter, const Cast& vote, const std::string& receipt) {
    const auto& ballot_id = voter.ballot_id;
    if (const auto same = find_box(uow, ballot_id, box_of_receipt(ballot_id, receipt))) {
        if (same->owner != owner_of_receipt(voter.id, receipt))
            return wrong("receipt", /*t*/ "This page was sent before. Load it again to vote.");
        remove_box(uow, ballot_id, same->id);
        return {};
    }
    if (voter.part == Part::none) return {};
    if (vote.replacing.empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "A ballot was cast already. With its receipt it can be replaced until the close.",
                     voter.id};
    const auto old_receipt = receipt_typed(vote.replacing);
    const auto old = find_box(uow, ballot_id, box_of_receipt(ballot_id, old_receipt));
    if (old_receipt.empty() || !old || old->owner != owner_of_receipt(voter.id, old_receipt))
        return wrong("replacing", /*t*/
                     "This is not the receipt of the ballot that was cast for this vote. Look at all twenty "
                     "characters.");
    remove_box(uow, ballot_id, old->id);
    return {};
}

Result<std::string> cast_secret(UnitOfWork& uow, const BallotFacts& facts, const Voter& voter,
                                const Cast& vote, std::size_t candidates) {
    const auto receipt = receipt_typed(vote.receipt);
    if (receipt.empty()) return wrong("receipt", /*t*/ "The receipt is missing. Load the page again.");
    if (auto room = make_room(uow, voter, vote, receipt); !room) return std::move(room).error();
    std::vector<std::string> keys;
    for (const auto& officer : find_officers(uow, voter.ballot_id)) keys.push_back(officer.public_half);
    auto packed = pack(vote.choice, choice_bytes(facts, candidates));
    insert(uow, {.ballot_id = voter.ballot_id,
                 .id = box_of_receipt(voter.ballot_id, receipt),
                 .owner = owner_of_receipt(voter.id, receipt),
                 .seals = seal(voter.ballot_id, keys, tracker_of_receipt(voter.ballot_id, receipt), packed)});
    wipe(packed);
    return vote.receipt;
}

void cast_by_name(UnitOfWork& uow, const Actor& actor, const Voter& voter, const Choice& choice) {
    const auto before = find_called_vote(uow, voter.id);
    const auto line = to_line(choice);
    if (before == line) return;
    replace_called_vote(uow, voter.ballot_id, {voter.id, line});
    uow.record(actor, "committee.call_vote", voter_subject(voter.id),
               before ? ledger::compact({{"vote", *before}}) : "", ledger::compact({{"vote", line}}));
}

/// The mark on the roll. History has no line of it: it would add a time.
void mark(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call, Voter voter, const Voter& by) {
    if (voter.part != Part::none) return;
    voter.part = by.id == voter.id ? Part::link : Part::proxy;
    keep(uow, voter);
    uow.send(tools.letters.received(call, voter, by));
}

}  // namespace

Result<OwnBallot> own_ballot(UnitOfWork& uow, const std::string& voter_id) {
    auto voter = find_voter(uow, voter_id);
    if (!voter) return voter_unknown(voter_id);
    auto call = read_ballot(uow, voter->ballot_id);
    if (!call) return std::move(call).error();
    OwnBallot own{.call = *std::move(call),
                  .voter = *std::move(voter),
                  .candidates = {},
                  .votes_for = votes_held_by(uow, voter_id),
                  .holder = {},
                  .turnout = {}};
    own.candidates = candidates_of(uow, own.call.ballot.id);
    own.turnout = count_turnout(uow, own.call.ballot.id);
    if (!own.voter.proxy_id.empty()) own.holder = find_voter(uow, own.voter.proxy_id);
    return own;
}

Result<std::string> cast(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, const Cast& vote) {
    if (!actor.holds_link(vote_purpose, voter_subject(vote.voter_id))) return somebody_else(vote.voter_id);
    const auto held = hold_voter(uow, vote.voter_id);
    if (!held) return held.error();
    const auto& [call, holder] = *held;
    const auto& facts = call.ballot.facts;
    if (auto open = check_takes_votes(call.ballot, uow.now()); !open) return std::move(open).error();
    const auto voter = vote.for_id.empty() ? holder : find_voter(uow, vote.for_id).value_or(Voter{});
    if (auto good = check_entitled(uow, facts, holder, voter); !good) return std::move(good).error();
    const auto candidates = candidates_of(uow, call.ballot.id).size();
    if (auto good = check_choice(facts, candidates, vote.choice); !good) return std::move(good).error();
    std::string receipt;
    if (facts.secrecy == Secrecy::secret) {
        auto sealed = cast_secret(uow, facts, voter, vote, candidates);
        if (!sealed) return sealed;
        receipt = *std::move(sealed);
    } else {
        cast_by_name(uow, actor, voter, vote.choice);
    }
    mark(uow, tools, call, voter, holder);
    return receipt;
}

Result<void> grant_own_proxy(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& voter_id, const std::string& holder_id) {
    if (!actor.holds_link(vote_purpose, voter_subject(voter_id))) return somebody_else(voter_id);
    return grant_proxy(uow, tools, actor, voter_id, holder_id);
}

Result<void> take_back_own_proxy(UnitOfWork& uow, const Actor& actor, const std::string& voter_id) {
    if (!actor.holds_link(vote_purpose, voter_subject(voter_id))) return somebody_else(voter_id);
    return take_back_proxy(uow, actor, voter_id);
}

ReceiptAnswer check_receipt(UnitOfWork& uow, const std::string& ballot_id, const std::string& receipt) {
    const auto typed = receipt_typed(receipt);
    const auto ballot = find_ballot(uow, ballot_id);
    if (typed.empty() || !ballot) return {};
    ReceiptAnswer answer;
    const auto box = find_box(uow, ballot_id, box_of_receipt(ballot_id, typed));
    if (box) answer.fingerprint = fingerprint_of_seals(box->seals);
    const auto tracker = tracker_of_receipt(ballot_id, typed);
    if (ballot->written == Written::counted && has_tracker(uow, ballot_id, tracker)) {
        answer.state = ReceiptState::came_out;
        answer.tracker = tracker;
    } else if (box && ballot->written == Written::counted) {
        answer.state = ballot->outcome.is_short ? ReceiptState::opened : ReceiptState::lost;
    } else if (box) {
        answer.state = ReceiptState::in_the_box;
    }
    return answer;
}

}  // namespace plenaria::committee::ballots
