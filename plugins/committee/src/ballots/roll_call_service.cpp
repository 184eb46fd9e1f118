// SPDX-License-Identifier: EUPL-1.2
#include "roll_call_service.hpp"

#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "counting.hpp"
#include "roll_call_repository.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"

namespace plenaria::committee::ballots {

namespace {

using ledger::compact;

Error no_roll_call(const std::string& id) {
    return {ErrorCode::conflict, /*t*/ "This ballot is secret: nobody votes by name.", id};
}

}  // namespace

std::vector<NamedVote> named_votes(UnitOfWork& uow, const BallotFacts& facts, const std::string& ballot_id) {
    const auto candidates = candidates_of(uow, ballot_id).size();
    std::vector<NamedVote> votes;
    for (const auto& each : called_votes(uow, ballot_id))
        if (auto choice = read_line(facts, candidates, each.line))
            votes.push_back({each.voter_id, *std::move(choice)});
    return votes;
}

Result<void> record_roll_call(UnitOfWork& uow, const Actor& actor, const std::string& voter_id,
                              const Choice& choice) {
    auto held = hold_voter(uow, voter_id);
    if (!held) return std::move(held).error();
    auto& [call, voter] = *held;
    const auto& ballot = call.ballot;
    if (ballot.facts.secrecy != Secrecy::roll_call) return no_roll_call(voter_id);
    const bool is_correction = voter.part != Part::none && ballot.written == Written::open;
    if (!is_correction)
        if (auto open = check_takes_votes(ballot, uow.now()); !open) return open;
    if (voter.is_revoked())
        return Error{ErrorCode::conflict, /*t*/ "This vote was lost: ask the secretariat.", voter_id};
    if (auto good = check_choice(ballot.facts, candidates_of(uow, ballot.id).size(), choice); !good)
        return good;
    const auto before = find_called_vote(uow, voter_id);
    const auto line = to_line(choice);
    if (before == line) return {};
    replace_called_vote(uow, ballot.id, {voter_id, line});
    if (voter.part == Part::none) {
        voter.part = Part::floor;
        keep(uow, voter);
    }
    uow.record(actor, "committee.call_vote", voter_subject(voter_id),
               before ? compact({{"vote", *before}}) : "", compact({{"vote", line}}));
    return {};
}

Result<void> state_result(UnitOfWork& uow, const BallotTools& tools, const Actor& actor,
                          const std::string& ballot_id) {
    const auto call = hold_ballot(uow, ballot_id);
    if (!call) return call.error();
    if (call->ballot.facts.secrecy != Secrecy::roll_call) return no_roll_call(ballot_id);
    if (auto good = check_may_be_opened(uow, call->ballot); !good) return good;
    std::vector<Choice> choices;
    for (auto& each : named_votes(uow, call->ballot.facts, ballot_id))
        choices.push_back(std::move(each.choice));
    if (auto counted = count_ballot(uow, tools, actor, *call, choices); !counted) return counted;
    record(uow, actor, "committee.state_result", ballot_id, compact({{"votes", choices.size()}}));
    return {};
}

}  // namespace plenaria::committee::ballots
