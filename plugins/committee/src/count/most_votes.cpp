// SPDX-License-Identifier: EUPL-1.2
// Plurality and approval: one round, in which whoever has most votes is elected.
#include <algorithm>

#include "counters.hpp"
#include "tally.hpp"

namespace plenaria::committee {

namespace {

/// Everybody whom a paper names has one vote of it.
void count_approvals(const Election& election, Tally& tally) {
    for (const auto& ballot : election.ballots) {
        bool names_somebody = false;
        for (const auto& mark : election.marks_of(ballot)) {
            if (mark.kind == Mark::Kind::skipped || election.candidates[mark.candidate].withdrawn) continue;
            tally.round.totals[mark.candidate] += ballot.papers;
            names_somebody = true;
        }
        (names_somebody ? tally.count.valid : tally.count.invalid) += ballot.papers;
    }
}

void count_first_choices(const Election& election, Tally& tally) {
    const auto papers = papers_of(election, Gaps::are_passed_over);
    for (const auto& paper : papers.kinds)
        tally.round.totals[papers.choices_of(paper).front()] += paper.papers;
    tally.count.valid = papers.valid;
    tally.count.invalid = papers.invalid;
}

/// Those with most votes of whom not yet elected may be.
std::vector<Candidate> leaders(const Tally& tally) {
    auto group = tally.continuing();
    std::erase_if(group, [&](Candidate candidate) { return tally.is_barred(candidate); });
    Amount most = 0;
    for (const auto candidate : group) most = std::max(most, tally.round.totals[candidate]);
    std::erase_if(group, [&](Candidate candidate) { return tally.round.totals[candidate] != most; });
    return group;
}

/// Before somebody with fewer votes is elected: who had more, and why that was not enough.
void explain_passing_over(Tally& tally, Candidate elected, std::vector<bool>& said) {
    for (const auto other : tally.continuing()) {
        if (said[other] || !tally.is_barred(other) ||
            tally.round.totals[other] <= tally.round.totals[elected])
            continue;
        said[other] = true;
        tally.explain_barred(other);
    }
}

}  // namespace

Count count_most_votes(const Election& election, Rule rule, const CountSetup& setup) {
    Tally tally(election, rule, setup, 0);
    if (rule == Rule::approval)
        count_approvals(election, tally);
    else
        count_first_choices(election, tally);
    tally.round.steps.push_back({.kind = Step::Kind::papers_counted});
    std::vector<bool> said(election.candidates.size(), false);
    while (tally.seats_left() > 0) {
        const auto group = leaders(tally);
        explain_passing_over(tally, group.front(), said);
        // With seats for all of them the lot only gives an order, which nobody needs to be told.
        const auto chosen = group.size() > tally.seats_left() ? tally.choose_by_lot(group, TieFor::seat)
                                                              : tally.first_by_lot(group);
        tally.elect(chosen, Step::Kind::had_most_votes);
    }
    tally.end_round();
    return std::move(tally.count);
}

}  // namespace plenaria::committee
