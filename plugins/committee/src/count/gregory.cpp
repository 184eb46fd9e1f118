// SPDX-License-Identifier: EUPL-1.2
// Two rules by the weighted inclusive Gregory method: papers go on whole, at a part of their value.
#include <algorithm>
#include <limits>

#include "counters.hpp"
#include "tally.hpp"

namespace plenaria::committee {

namespace {

/// What the two rules do differently.
struct GregoryRule {
    Rule rule;
    int digits;
    Gaps gaps;
    /// Of `valid` papers for `seats`.
    Amount (*quota)(std::uint64_t valid, std::uint32_t seats, Places places);
    /// Of a paper that came with `value` to a candidate who has `total` votes.
    Amount (*value)(Amount value, Amount surplus, Amount total, Places places);
    bool passes_on_nothing;  ///< a surplus of zero is passed on too, which makes a round
    bool ties_by_lot_alone;
};

/// SSI 2007/42, schedule 1: rule 46 for the quota, 48(3) for the value.
constexpr GregoryRule scottish_rule{
    .rule = Rule::scottish,
    .digits = 5,
    .gaps = Gaps::end_the_paper,
    .quota = [](std::uint64_t valid, std::uint32_t seats,
                Places places) { return (static_cast<Amount>(valid / (seats + 1UL)) + 1) * places.one; },
    .value = [](Amount value, Amount surplus, Amount total,
                Places) { return times_over(surplus, value, total); },
    .passes_on_nothing = false,
    .ties_by_lot_alone = false};

/// Reference WIGM Rule: A.1 for the quota, B.3 and D.4 for the value. B.2, the defeat of sure losers, is left
/// to whoever adopts the rule; it is not done here.
constexpr GregoryRule wigm_rule{
    .rule = Rule::wigm_prf,
    .digits = 4,
    .gaps = Gaps::are_passed_over,
    .quota = [](std::uint64_t valid, std::uint32_t seats,
                Places places) { return static_cast<Amount>(valid) * places.one / (seats + 1) + 1; },
    .value =
        [](Amount value, Amount surplus, Amount total, Places places) {
            return times_over(times_over(value, surplus, places.one), places.one, total);
        },
    .passes_on_nothing = true,
    .ties_by_lot_alone = true};

class GregoryCount {
public:
    GregoryCount(const Election& election, const GregoryRule& rule, const CountSetup& setup)
        : rule_(rule),
          papers_(papers_of(election, rule.gaps)),
          tally_(election, rule.rule, setup, rule.digits),
          piles_(election.candidates.size()),
          may_pass_on_(election.candidates.size(), false) {}

    Count run() {
        count_first_preferences();
        for (;;) {
            for (const auto candidate : tally_.elect_who_reached_quota()) may_pass_on_[candidate] = true;
            if (tally_.complete()) break;
            tally_.end_round();
            if (const auto candidates = with_highest_surplus(); !candidates.empty()) {
                pass_on_surplus(candidates);
            } else if (const auto lowest = choose(with_fewest_votes(), TieFor::exclusion);
                       tally_.exclude(lowest)) {
                pass_on(lowest, [](Amount value) { return value; });
                tally_.round.totals[lowest] = 0;
            } else {
                break;
            }
        }
        tally_.fill_last_seats();
        tally_.end_round();
        return std::move(tally_.count);
    }

private:
    /// A kind of paper in the pile of a candidate.
    struct Held {
        std::uint32_t kind = 0;   ///< in papers_.kinds
        std::uint32_t place = 0;  ///< of that candidate among the choices
        Amount value = 0;
    };

    [[nodiscard]] Places places() const { return tally_.count.places; }

    void count_first_preferences() {
        auto& count = tally_.count;
        auto& round = tally_.round;
        count.valid = papers_.valid;
        count.invalid = papers_.invalid;
        round.quota = rule_.quota(papers_.valid, count.seats, places());
        for (std::uint32_t kind = 0; kind < papers_.kinds.size(); ++kind) {
            const auto first = papers_.choices_of(papers_.kinds[kind]).front();
            piles_[first].push_back({.kind = kind, .place = 0, .value = places().one});
            round.totals[first] += papers_.kinds[kind].papers * places().one;
        }
        round.steps.push_back({.kind = Step::Kind::first_preferences});
    }

    Candidate choose(std::vector<Candidate> tied, TieFor what) {
        return rule_.ties_by_lot_alone ? tally_.choose_by_lot(tied, what)
                                       : tally_.choose_by_earlier_rounds(std::move(tied), what);
    }

    [[nodiscard]] std::vector<Candidate> with_highest_surplus() const {
        const auto& round = tally_.round;
        std::vector<Candidate> highest;
        for (Candidate candidate = 0; candidate < piles_.size(); ++candidate) {
            const auto total = round.totals[candidate];
            if (!may_pass_on_[candidate] || (total == round.quota && !rule_.passes_on_nothing)) continue;
            if (!highest.empty() && total > round.totals[highest.front()]) highest.clear();
            if (highest.empty() || total == round.totals[highest.front()]) highest.push_back(candidate);
        }
        return highest;
    }

    [[nodiscard]] std::vector<Candidate> with_fewest_votes() const {
        const auto& totals = tally_.round.totals;
        auto group = tally_.excludable();
        auto fewest = std::numeric_limits<Amount>::max();
        for (const auto candidate : group) fewest = std::min(fewest, totals[candidate]);
        std::erase_if(group, [&](Candidate candidate) { return totals[candidate] != fewest; });
        return group;
    }

    void pass_on_surplus(const std::vector<Candidate>& candidates) {
        const auto from = choose(candidates, TieFor::surplus);
        auto& round = tally_.round;
        const auto total = round.totals[from];
        const auto surplus = total - round.quota;
        may_pass_on_[from] = false;
        round.steps.push_back(
            {.kind = Step::Kind::surplus_passed_on, .whom = from, .votes = surplus, .out_of = total});
        const auto passed =
            pass_on(from, [&](Amount value) { return rule_.value(value, surplus, total, places()); });
        round.totals[from] = round.quota;
        round.lost += surplus - passed;
    }

    /// Moves the papers of `from` to the next preference of each, at `new_value` of the value at which they
    /// came.
    /// @return the votes that moved, those that cannot be transferred included.
    template <class NewValue>
    Amount pass_on(Candidate from, NewValue new_value) {
        auto& round = tally_.round;
        const auto before = round.totals;
        const auto stuck_before = round.non_transferable;
        Amount passed = 0;
        for (auto held : std::exchange(piles_[from], {})) {
            held.value = new_value(held.value);
            if (held.value == 0) continue;
            const auto& paper = papers_.kinds[held.kind];
            const auto choices = papers_.choices_of(paper);
            const auto votes = held.value * paper.papers;
            passed += votes;
            do ++held.place;
            while (held.place < choices.size() && !tally_.continues(choices[held.place]));
            if (held.place == choices.size()) {
                round.non_transferable += votes;
                continue;
            }
            round.totals[choices[held.place]] += votes;
            piles_[choices[held.place]].push_back(held);
        }
        for (Candidate to = 0; to < piles_.size(); ++to)
            if (const auto votes = round.totals[to] - before[to]; votes > 0)
                round.flows.push_back({.from = from, .to = to, .votes = votes});
        if (const auto votes = round.non_transferable - stuck_before; votes > 0)
            round.flows.push_back({.from = from, .to = std::nullopt, .votes = votes});
        return passed;
    }

    const GregoryRule& rule_;
    Papers papers_;
    Tally tally_;
    std::vector<std::vector<Held>> piles_;
    std::vector<bool> may_pass_on_;  ///< elected, and the surplus is where it was
};

}  // namespace

Count count_scottish(const Election& election, const CountSetup& setup) {
    auto count = GregoryCount(election, scottish_rule, setup).run();
    count.quota_places = Places::of(0);
    return count;
}

Count count_wigm_prf(const Election& election, const CountSetup& setup) {
    return GregoryCount(election, wigm_rule, setup).run();
}

}  // namespace plenaria::committee
