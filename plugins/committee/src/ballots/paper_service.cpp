// SPDX-License-Identifier: EUPL-1.2
#include "paper_service.hpp"

#include <algorithm>
#include <iterator>

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "box_repository.hpp"
#include "paper_repository.hpp"
#include "roll_repository.hpp"
#include "seal.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

using ledger::compact;

int waiting(const PaperState& state) { return state.marks - state.entered; }

/// A secret ballot whose boxes are not opened yet, and what its slips may say.
struct PaperBallot {
    BallotCall call;
    std::size_t candidates = 0;
    PaperState state;
};

Result<PaperBallot> hold_paper(UnitOfWork& uow, const std::string& ballot_id,
                               const std::vector<Choice>& slips) {
    auto call = hold_ballot(uow, ballot_id);
    if (!call) return std::move(call).error();
    const auto& ballot = call->ballot;
    if (ballot.facts.secrecy != Secrecy::secret || ballot.written != Written::open)
        return Error{ErrorCode::conflict,
                     /*t*/ "Slips are entered for a secret ballot, before its boxes are opened.", ballot_id};
    PaperBallot held{.candidates = candidates_of(uow, ballot_id).size(),
                     .state = paper_state(uow, ballot_id)};
    for (std::size_t index = 0; index < slips.size(); ++index)
        if (auto good = check_choice(ballot.facts, held.candidates, slips[index]); !good)
            return wrong("slip_" + std::to_string(index + 1), good.error().fields.front().message,
                         good.error().fields.front().values);
    if (slips.empty() || static_cast<int>(slips.size()) != waiting(held.state))
        return wrong(
            "slips", /*t*/ "Votes on paper without a slip: {marks}. Slips entered: {slips}.",
            {{"marks", std::to_string(waiting(held.state))}, {"slips", std::to_string(slips.size())}});
    held.call = *std::move(call);
    return held;
}

std::string packed(const PaperBallot& held, const std::vector<Choice>& slips) {
    std::string all;
    const auto bytes = choice_bytes(held.call.ballot.facts, held.candidates);
    all.reserve(bytes * slips.size());
    for (const auto& slip : slips) all += pack(slip, bytes);
    return all;
}

std::vector<Choice> unpacked(const PaperBallot& held, std::string_view all) {
    std::vector<Choice> slips;
    const auto bytes = choice_bytes(held.call.ballot.facts, held.candidates);
    for (std::size_t at = 0; at + bytes <= all.size(); at += bytes)
        slips.push_back(
            unpack(held.call.ballot.facts, held.candidates, all.substr(at, bytes)).value_or(Choice{}));
    return slips;
}

/// Boxes like all others. In an order of their own: that of the slips was sorted or seen.
void seal_slips(UnitOfWork& uow, const PaperBallot& held, const std::vector<Choice>& slips) {
    const auto& ballot = held.call.ballot;
    std::vector<std::string> keys;
    for (const auto& officer : find_officers(uow, ballot.id)) keys.push_back(officer.public_half);
    for (const auto index : shuffled(slips.size())) {
        const auto receipt = receipt_typed(new_receipt());
        auto content = pack(slips[index], choice_bytes(ballot.facts, held.candidates));
        insert(uow, {.ballot_id = ballot.id,
                     .id = box_of_receipt(ballot.id, receipt),
                     .owner = owner_of_receipt(ballot.id, receipt),
                     .seals = seal(ballot.id, keys, tracker_of_receipt(ballot.id, receipt), content)});
        wipe(content);
    }
}

PaperMatch compare(std::vector<Choice> first, std::vector<Choice> second) {
    PaperMatch match;
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(match.only_first));
    std::set_difference(second.begin(), second.end(), first.begin(), first.end(),
                        std::back_inserter(match.only_second));
    return match;
}

}  // namespace

Result<void> mark_paper(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                        const std::string& voter_id) {
    auto held = hold_voter(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& [call, voter] = *held;
    if (auto open = check_takes_votes(call.ballot, uow.now()); !open) return open;
    if (call.ballot.facts.secrecy != Secrecy::secret)
        return Error{ErrorCode::conflict, /*t*/ "A roll-call has no slips of paper: enter the vote by name.",
                     voter_id};
    if (voter.part == Part::paper) return {};
    if (voter.is_revoked())
        return Error{ErrorCode::conflict, /*t*/ "This vote was lost: ask the secretariat.", voter_id};
    if (voter.part != Part::none)
        return Error{ErrorCode::conflict, /*t*/ "A ballot was cast for this vote already.", voter_id};
    if (!voter.proxy_id.empty() || !votes_held_by(uow, voter_id).empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "Take the proxy back first: a slip of paper is one’s own vote alone.", voter_id};
    voter.part = Part::paper;
    keep(uow, voter);
    uow.revoke_links(vote_purpose, voter_subject(voter_id));
    uow.send(tools.letters.on_paper(call, voter));
    uow.record(actor, "committee.mark_paper", voter_subject(voter_id), "", "");
    return {};
}

Result<void> unmark_paper(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& voter_id) {
    auto held = hold_voter(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& [call, voter] = *held;
    if (voter.part != Part::paper) return {};
    if (call.ballot.written != Written::open || waiting(paper_state(uow, call.ballot.id)) == 0)
        return Error{ErrorCode::conflict, /*t*/ "There are as many slips as marks: this mark stays.",
                     voter_id};
    voter.part = Part::none;
    keep(uow, voter);
    if (check_takes_votes(call.ballot, uow.now()))
        uow.send(tools.letters.call_to_vote(call, voter, link_for(uow, tools, call, voter)));
    uow.record(actor, "committee.unmark_paper", voter_subject(voter_id), "", "");
    return {};
}

PaperState paper_state(UnitOfWork& uow, const std::string& ballot_id) {
    const auto turnout = count_turnout(uow, ballot_id);
    PaperState state{.marks = turnout.on_paper,
                     .entered = turnout.on_paper - (turnout.took_part - count_boxes(uow, ballot_id))};
    if (const auto batch = find_batch(uow, ballot_id)) {
        state.first_by = batch->first_by;
        state.first_id = batch->first_id;
    }
    return state;
}

Result<std::string> begin_paper(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                                const std::vector<Choice>& slips) {
    const auto held = hold_paper(uow, ballot_id, slips);
    if (!held) return held.error();
    auto content = packed(*held, slips);
    auto code = new_receipt();
    replace_batch(uow, {.ballot_id = ballot_id,
                        .slips = static_cast<int>(slips.size()),
                        .first_id = actor.id,
                        .first_by = actor.name,
                        .locked = lock_with_code(ballot_id, code, content)});
    wipe(content);
    record(uow, actor, "committee.enter_slips", ballot_id, compact({{"slips", slips.size()}}));
    return code;
}

Result<PaperMatch> match_paper(UnitOfWork& uow, const Actor& actor, const std::string& ballot_id,
                               const std::string& code, const std::vector<Choice>& slips) {
    const auto held = hold_paper(uow, ballot_id, slips);
    if (!held) return held.error();
    const auto batch = find_batch(uow, ballot_id);
    if (!batch)
        return Error{ErrorCode::conflict, /*t*/ "Nobody has entered these slips a first time yet.",
                     ballot_id};
    if (batch->first_id == actor.id)
        return Error{ErrorCode::conflict,
                     /*t*/ "You have entered these slips. The second time somebody else does.", ballot_id};
    if (batch->slips != static_cast<int>(slips.size()))
        return wrong("slips", /*t*/ "Slips entered the first time: {marks}; now: {slips}.",
                     {{"marks", std::to_string(batch->slips)}, {"slips", std::to_string(slips.size())}});
    auto content = unlock_with_code(ballot_id, code, batch->locked);
    if (!content)
        return wrong("code", /*t*/ "This is not the code of the envelope. Look at all twenty characters.");
    auto match = compare(unpacked(*held, *content), slips);
    wipe(*content);
    if (!match.is_sealed()) return match;
    remove_batch(uow, ballot_id);
    seal_slips(uow, *held, slips);
    record(uow, actor, "committee.seal_slips", ballot_id, compact({{"slips", slips.size()}}));
    return match;
}

}  // namespace plenaria::committee::ballots
