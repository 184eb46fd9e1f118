// SPDX-License-Identifier: EUPL-1.2
#include "roll_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../ledger/json.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

using ledger::compact;

Error has_voted(const Voter& voter) {
    return {ErrorCode::conflict, /*t*/ "A ballot was cast for this vote already.", voter.id};
}

void record_voter(UnitOfWork& uow, const Actor& actor, std::string_view action, const Voter& voter,
                  const std::string& facts) {
    uow.record(actor, action, voter_subject(voter.id), "", facts);
}

/// A voter of a ballot that takes votes.
Result<HeldVoter> hold_open(UnitOfWork& uow, const std::string& voter_id) {
    auto held = hold_voter(uow, voter_id);
    if (!held) return held;
    if (auto open = check_takes_votes(held->call.ballot, uow.now()); !open) return std::move(open).error();
    return held;
}

Result<void> check_may_grant(UnitOfWork& uow, const BallotFacts& facts, const Voter& member) {
    if (facts.proxy_cap == 0)
        return Error{ErrorCode::conflict, /*t*/ "Nobody votes for others in this ballot.", member.id};
    if (member.is_revoked())
        return Error{ErrorCode::conflict, /*t*/ "This vote was lost: ask the secretariat.", member.id};
    if (member.part != Part::none) return has_voted(member);
    if (!votes_held_by(uow, member.id).empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "Who votes for others cannot give away the own vote: a proxy cannot be passed on.",
                     member.id};
    return {};
}

Result<void> check_may_hold(UnitOfWork& uow, const BallotFacts& facts, const Voter& member,
                            const std::optional<Voter>& holder) {
    if (!holder || holder->ballot_id != member.ballot_id || holder->id == member.id || holder->is_revoked())
        return wrong("holder", /*t*/ "Choose another voter of this ballot.");
    if (!holder->proxy_id.empty())
        return wrong("holder", /*t*/ "{person} has given away the own vote.",
                     {{"person", holder->person.name}});
    if (holder->part == Part::paper)
        return wrong("holder", /*t*/ "{person} votes on paper.", {{"person", holder->person.name}});
    if (static_cast<int>(votes_held_by(uow, holder->id).size()) >= facts.proxy_cap)
        return wrong("holder", /*t*/ "{person} votes for as many others as one may ({cap}).",
                     {{"person", holder->person.name}, {"cap", std::to_string(facts.proxy_cap)}});
    return {};
}

void send_link(UnitOfWork& uow, const BallotTools& tools, const BallotCall& call, const Voter& voter) {
    uow.revoke_links(vote_purpose, voter_subject(voter.id));
    uow.send(tools.letters.call_to_vote(call, voter, link_for(uow, tools, call, voter)));
}

}  // namespace

std::vector<Voter> roll_of(UnitOfWork& uow, const std::string& ballot_id) {
    return voters_of(uow, ballot_id);
}
Turnout turnout_of(UnitOfWork& uow, const std::string& ballot_id) { return count_turnout(uow, ballot_id); }

Result<void> revoke_voter(UnitOfWork& uow, const Actor& actor, const std::string& voter_id,
                          const std::string& reason) {
    auto held = hold_open(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& voter = held->voter;
    if (voter.is_revoked()) return {};
    if (voter.part != Part::none) return has_voted(voter);
    const auto why = checked_reason(reason);
    if (!why) return why.error();
    for (auto& member : votes_held_by(uow, voter.id)) {
        // What a proxy was used for is done; the others vote themselves again.
        if (member.part != Part::none) continue;
        member.proxy_id.clear();
        keep(uow, member);
    }
    voter.revoked = *why;
    voter.proxy_id.clear();
    keep(uow, voter);
    uow.revoke_links(vote_purpose, voter_subject(voter.id));
    record_voter(uow, actor, "committee.revoke_voter", voter, compact({{"reason", *why}}));
    return {};
}

Result<void> restore_voter(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                           const std::string& voter_id) {
    auto held = hold_open(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& voter = held->voter;
    if (!voter.is_revoked()) return {};
    voter.revoked.clear();
    keep(uow, voter);
    send_link(uow, tools, held->call, voter);
    record_voter(uow, actor, "committee.restore_voter", voter, "");
    return {};
}

Result<void> send_link_again(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                             const std::string& voter_id) {
    const auto held = hold_open(uow, voter_id);
    if (!held) return held.error();
    const auto& voter = held->voter;
    if (voter.is_revoked() || voter.part == Part::paper)
        return Error{ErrorCode::conflict, /*t*/ "This voter has no link: the vote was lost, or is on paper.",
                     voter_id};
    send_link(uow, tools, held->call, voter);
    record_voter(uow, actor, "committee.send_vote_link", voter, "");
    return {};
}

std::vector<Voter> to_remind(UnitOfWork& uow, const std::string& ballot_id) {
    auto voters = voters_of(uow, ballot_id);
    std::erase_if(voters, [](const Voter& each) {
        return each.part != Part::none || !each.proxy_id.empty() || each.is_revoked();
    });
    return voters;
}

Result<int> remind_voters(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& ballot_id, int expected) {
    const auto call = hold_ballot(uow, ballot_id);
    if (!call) return call.error();
    if (auto open = check_takes_votes(call->ballot, uow.now()); !open) return std::move(open).error();
    const auto silent = to_remind(uow, ballot_id);
    if (static_cast<int>(silent.size()) != expected || silent.empty()) return other_number(ballot_id);
    const auto batch = new_id();
    for (const auto& voter : silent) {
        auto mail = tools.letters.reminder(*call, voter, link_for(uow, tools, *call, voter));
        mail.batch = batch;
        uow.send(mail);
    }
    record(uow, actor, "committee.remind_voters", ballot_id,
           compact({{"messages", silent.size()}, {"batch", batch}}));
    return expected;
}

Result<void> grant_proxy(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                         const std::string& voter_id, const std::string& holder_id) {
    auto held = hold_open(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& [call, member] = *held;
    if (!member.proxy_id.empty() && member.proxy_id == holder_id) return {};
    if (auto good = check_may_grant(uow, call.ballot.facts, member); !good) return good;
    const auto holder = find_voter(uow, holder_id);
    if (auto good = check_may_hold(uow, call.ballot.facts, member, holder); !good) return good;
    member.proxy_id = holder->id;
    keep(uow, member);
    uow.send(tools.letters.proxy_granted(call, *holder, member, link_for(uow, tools, call, *holder)));
    record_voter(uow, actor, "committee.grant_proxy", member, compact({{"holder", holder->id}}));
    return {};
}

Result<void> take_back_proxy(UnitOfWork& uow, const Actor& actor, const std::string& voter_id) {
    auto held = hold_open(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& member = held->voter;
    if (member.proxy_id.empty()) return {};
    if (member.part != Part::none) return has_voted(member);
    uow.record(actor, "committee.take_back_proxy", voter_subject(voter_id),
               compact({{"holder", member.proxy_id}}), "");
    member.proxy_id.clear();
    keep(uow, member);
    return {};
}

}  // namespace plenaria::committee::ballots
