// SPDX-License-Identifier: EUPL-1.2
#include "counting.hpp"

#include <algorithm>
#include <map>

#include "../count/blt.hpp"
#include "../count/kept_count.hpp"
#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "outcome_json.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"
#include "version_vote.hpp"

namespace plenaria::committee::ballots {

namespace {

/// A page was waited for; Meek's method needs a thousandth of it for any ballot of 2000 voters.
constexpr std::uint64_t looks_for_a_ballot = 1'000'000'000;

bool is_short(const Ballot& ballot, const std::vector<Choice>& choices) {
    return ballot.facts.secrecy == Secrecy::secret && static_cast<int>(choices.size()) < fewest_published;
}

Result<void> count_motion(Ballot& ballot, const std::vector<Choice>& choices, int members) {
    Motion votes{.members = static_cast<std::uint64_t>(members)};
    for (const auto& choice : choices) {
        votes.yes += choice.vote == Choice::Vote::yes ? 1 : 0;
        votes.no += choice.vote == Choice::Vote::no ? 1 : 0;
        votes.abstentions += choice.vote == Choice::Vote::abstain ? 1 : 0;
    }
    const auto decision = decide(votes, ballot.facts.majority);
    if (!decision) return decision.error();
    ballot.outcome.decision = *decision;
    ballot.outcome.votes = votes;
    return {};
}

Result<void> count_election(UnitOfWork& uow, const Actor& actor, Ballot& ballot,
                            const std::vector<Choice>& choices) {
    // Of blank ballots alone a lot would make a winner whom nobody wanted.
    if (ballot.outcome.blank == ballot.outcome.ballots) return {};
    const auto candidates = candidates_of(uow, ballot.id);
    const auto election = election_of(ballot, candidates, choices);
    const auto reserved = reserved_of(ballot, candidates);
    const auto count = count_votes(election, ballot.facts.rule,
                                   {.seats = ballot.facts.seats,
                                    .seed = ballot.seed,
                                    .reserved = reserved,
                                    .most_looks = looks_for_a_ballot});
    if (!count) return count.error();
    for (const auto elected : count->elected) ballot.outcome.elected.push_back(elected + 1);
    if (is_short(ballot, choices)) return {};
    auto kept = keep_count(uow, actor,
                           {.ballots = write_blt(election),
                            .rule = ballot.facts.rule,
                            .seats = ballot.facts.seats,
                            .seed = ballot.seed,
                            .reserved = reserved});
    if (!kept) return std::move(kept).error();
    ballot.count_id = *std::move(kept);
    return {};
}

/// Of so few ballots numbers would tell who voted how.
void hide_numbers(Outcome& outcome) {
    outcome.is_short = true;
    outcome.blank = 0;
    outcome.votes = {};
    outcome.decision = {.carried = outcome.decision.carried};
}

}  // namespace

Election election_of(const Ballot& ballot, const std::vector<Candidate>& candidates,
                     const std::vector<Choice>& choices) {
    Election election{.title = ballot.facts.title.in(ballot.facts.title.original),
                      .source = {},
                      .comment = {},
                      .seats = ballot.facts.seats,
                      .candidates = {},
                      .ballots = {},
                      .marks = {},
                      .tie_order = {}};
    for (const auto& each : candidates) election.candidates.push_back({.name = full_name(each)});
    std::map<std::vector<int>, std::uint32_t> alike;
    for (const auto& choice : choices) ++alike[choice.ranking];
    for (const auto& [ranking, papers] : alike) {
        election.ballots.push_back({.papers = papers,
                                    .first = static_cast<std::uint32_t>(election.marks.size()),
                                    .size = static_cast<std::uint32_t>(ranking.size())});
        for (const auto number : ranking)
            election.marks.push_back({.candidate = static_cast<committee::Candidate>(number - 1)});
    }
    return election;
}

std::vector<Reserved> reserved_of(const Ballot& ballot, const std::vector<Candidate>& candidates) {
    std::vector<Reserved> reserved;
    for (const auto& group : ballot.facts.reserved) {
        reserved.push_back({.name = group.group, .least = group.least, .members = {}});
        for (const auto& each : candidates)
            if (each.group == group.group)
                reserved.back().members.push_back(static_cast<committee::Candidate>(each.number - 1));
    }
    return reserved;
}

Result<void> count_ballot(UnitOfWork& uow, const BallotTools& tools, const Actor& actor, BallotCall call,
                          const std::vector<Choice>& choices) {
    auto& ballot = call.ballot;
    ballot.outcome = {
        .ballots = static_cast<int>(choices.size()),
        .blank = static_cast<int>(std::count_if(choices.begin(), choices.end(),
                                                [](const Choice& each) { return each.is_blank(); }))};
    auto counted = ballot.facts.subject == Subject::motion
                       ? count_motion(ballot, choices, count_turnout(uow, ballot.id).voters)
                       : count_election(uow, actor, ballot, choices);
    if (!counted) return counted;
    if (is_short(ballot, choices)) hide_numbers(ballot.outcome);
    ballot.written = Written::counted;
    ballot.counted_at = uow.now();
    if (auto kept = keep(uow, ballot); !kept) return kept;
    for (const auto& voter : voters_of(uow, ballot.id))
        if (!voter.is_revoked())
            uow.send(tools.letters.result(call, voter, link_for(uow, tools, call, voter)));
    uow.publish("committee.ballot_counted/1",
                ledger::compact({{"ballot", ballot.id},
                                 {"body", ballot.facts.body_id},
                                 {"subject", std::string(to_text(ballot.facts.subject))},
                                 {"about", ballot.facts.about_ref},
                                 {"election", ballot.facts.election_ref},
                                 {"outcome", json_of(ballot.outcome)}}));
    return tell_statement(uow, tools, actor, ballot);
}

std::vector<Candidate> elected_of(UnitOfWork& uow, const Ballot& ballot) {
    std::vector<Candidate> elected;
    const auto candidates = candidates_of(uow, ballot.id);
    for (const auto number : ballot.outcome.elected)
        if (number >= 1 && number <= static_cast<int>(candidates.size()))
            elected.push_back(candidates[static_cast<std::size_t>(number) - 1]);
    return elected;
}

}  // namespace plenaria::committee::ballots
