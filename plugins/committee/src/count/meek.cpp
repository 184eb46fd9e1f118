// SPDX-License-Identifier: EUPL-1.2
// Meek's method by the reference rule of the Proportional Representation Foundation. Letters in brackets are
// its own.
#include <algorithm>
#include <optional>

#include "counters.hpp"
#include "tally.hpp"

namespace plenaria::committee {

namespace {

constexpr int meek_digits = 9;
constexpr Amount meek_one = Places::of(meek_digits).one;
constexpr Amount meek_omega = meek_one / 1'000'000;

class MeekCount {
public:
    MeekCount(const Election& election, const CountSetup& setup, std::uint64_t most_looks)
        : papers_(papers_of(election, Gaps::are_passed_over)),
          tally_(election, Rule::meek_prf, setup, meek_digits),
          keep_(election.candidates.size(), meek_one),
          looks_left_(most_looks) {
        tally_.count.valid = papers_.valid;
        tally_.count.invalid = papers_.invalid;
    }

    Result<Count> run() {
        tally_.round.steps.push_back({.kind = Step::Kind::first_preferences});
        if (tally_.complete()) distribute();
        while (!tally_.complete()) {  // B.1
            const auto elected = iterate();
            if (!elected) return elected.error();
            if (!*elected) defeat();
            if (!tally_.complete()) tally_.end_round();
        }
        tally_.fill_last_seats();  // C
        tally_.end_round();
        set_flows();
        return std::move(tally_.count);
    }

private:
    /// [B.2] @return whether somebody was elected; otherwise the surplus is small, or gets no smaller.
    Result<bool> iterate() {
        std::optional<Amount> before;
        for (int times = 1;; ++times) {
            if (looks_left_ == 0)
                return Error{.code = ErrorCode::too_large,
                             .message = /*t*/ "Counting this file by Meek’s method would take too long.",
                             .detail = "meek"};
            distribute();
            if (!tally_.elect_who_reached_quota().empty()) return true;
            const auto surplus = surplus_of_elected();
            if (surplus < meek_omega || (before && surplus >= *before)) {
                if (!tally_.count.elected.empty())
                    tally_.round.steps.push_back(
                        {.kind = Step::Kind::keep_adjusted, .votes = surplus, .times = times});
                return false;
            }
            before = surplus;
            for (const auto candidate : tally_.count.elected)  // B.2.f
                keep_[candidate] =
                    times_over_up(times_over_up(keep_[candidate], tally_.round.quota, meek_one), meek_one,
                                  tally_.round.totals[candidate]);
        }
    }

    /// [B.2.a, B.2.b] What each candidate keeps of each paper is rounded up, and the paper has so much less.
    void distribute() {
        auto& round = tally_.round;
        std::fill(round.totals.begin(), round.totals.end(), 0);
        round.non_transferable = 0;
        for (const auto& paper : papers_.kinds) {
            Amount weight = meek_one;
            for (const auto candidate : papers_.choices_of(paper)) {
                const auto keep = keep_[candidate];
                if (keep == 0) continue;
                // Both are at most one: their product fits in 64 bits.
                const Amount kept = keep == meek_one ? weight : (weight * keep + meek_one - 1) / meek_one;
                round.totals[candidate] += kept * paper.papers;
                weight -= kept;
                if (weight == 0) break;
            }
            round.non_transferable += weight * paper.papers;
        }
        looks_left_ -= std::min<std::uint64_t>(looks_left_, papers_.kinds.size() + 1);
        Amount votes = 0;
        for (const auto total : round.totals) votes += total;
        round.quota = votes / (tally_.count.seats + 1) + 1;
    }

    /// [B.2.d]
    [[nodiscard]] Amount surplus_of_elected() const {
        Amount surplus = 0;
        for (const auto candidate : tally_.count.elected)
            surplus += tally_.round.totals[candidate] - tally_.round.quota;
        return std::max<Amount>(surplus, 0);
    }

    /// [B.3] Whoever the surplus that is left could lift above the lowest is tied with the lowest.
    void defeat() {
        const auto& totals = tally_.round.totals;
        auto group = tally_.excludable();
        auto lowest = totals[group.front()];
        for (const auto candidate : group) lowest = std::min(lowest, totals[candidate]);
        const auto surplus = surplus_of_elected();
        std::erase_if(group, [&](Candidate candidate) { return totals[candidate] > lowest + surplus; });
        const auto defeated = tally_.choose_by_lot(group, TieFor::exclusion);
        keep_[defeated] = 0;
        tally_.exclude(defeated);
    }

    /// Every paper is dealt out anew in each round, so what went where shows only in the totals: what some
    /// lost is shared among those who gained, in the proportion of their gains.
    void set_flows() {
        auto& rounds = tally_.count.rounds;
        for (std::size_t number = 1; number < rounds.size(); ++number) {
            const auto& before = rounds[number - 1];
            auto& now = rounds[number];
            Amount gained = std::max<Amount>(now.non_transferable - before.non_transferable, 0);
            for (std::size_t index = 0; index < now.totals.size(); ++index)
                gained += std::max<Amount>(now.totals[index] - before.totals[index], 0);
            if (gained == 0) continue;
            for (Candidate from = 0; from < now.totals.size(); ++from) {
                const auto gone = before.totals[from] - now.totals[from];
                if (gone <= 0) continue;
                const auto add = [&](std::optional<Candidate> to, Amount gain) {
                    if (const auto votes = gain > 0 ? times_over(gone, gain, gained) : 0; votes > 0)
                        now.flows.push_back({.from = from, .to = to, .votes = votes});
                };
                for (Candidate to = 0; to < now.totals.size(); ++to)
                    add(to, now.totals[to] - before.totals[to]);
                add(std::nullopt, now.non_transferable - before.non_transferable);
            }
        }
    }

    Papers papers_;
    Tally tally_;
    std::vector<Amount> keep_;  ///< by candidate; whoever withdrew is on no paper
    std::uint64_t looks_left_;
};

}  // namespace

Result<Count> count_meek_prf(const Election& election, const CountSetup& setup, std::uint64_t most_looks) {
    return MeekCount(election, setup, most_looks).run();
}

}  // namespace plenaria::committee
