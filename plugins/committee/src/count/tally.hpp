// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/tally.hpp
/// What every rule for several seats does alike: who stands where, who is elected in which order, what a
/// round leaves in the record.

#include <span>
#include <vector>

#include "lot.hpp"
#include "record.hpp"

namespace plenaria::committee {

/// A count under way. The round that is being made is `round`; those before it are in `count.rounds`.
class Tally {
public:
    Tally(const Election& election, Rule rule, std::uint32_t seats, const Lot& lot, int digits);

    Count count;
    Round round;

    [[nodiscard]] std::size_t candidates() const { return round.totals.size(); }
    [[nodiscard]] std::uint32_t seats_left() const {
        return count.seats - static_cast<std::uint32_t>(count.elected.size());
    }
    [[nodiscard]] bool continues(Candidate candidate) const {
        return round.standings[candidate] == Standing::continuing;
    }
    [[nodiscard]] std::vector<Candidate> continuing() const;
    /// Nothing is left to decide: all seats are filled, or no more candidates continue than seats are left.
    [[nodiscard]] bool complete() const { return seats_left() == 0 || continuing().size() <= seats_left(); }

    /// Elects whoever continues and has the quota of the round, most votes first. @return those.
    std::vector<Candidate> elect_who_reached_quota();
    /// Elects those who continue when seats are left for them. To be called once complete().
    void fill_last_seats();
    /// Excludes `candidate`, whose papers go on unless that completes the count.
    /// @return whether they do.
    bool exclude(Candidate candidate);

    /// One of `tied`, who have equally many votes.
    enum class Tie : std::uint8_t {
        who_passes_on = 1,  ///< had most before
        who_is_excluded,    ///< had fewest before
    };
    /// By the last round before in which they had unequal numbers, and where two still had the same, by those
    /// before it; then by lot. Source: SSI 2007/42, schedule 1, rules 49(2)–(3) and 51(2).
    Candidate choose_by_earlier_rounds(std::vector<Candidate> tied, Tie tie);
    /// By lot alone.
    Candidate choose_by_lot(const std::vector<Candidate>& tied, Tie tie);

    /// Ends the round, and begins the next from where it ended.
    void end_round();

private:
    void sort_by_votes(std::vector<Candidate>& group) const;
    void elect(Candidate candidate, Step::Kind why);

    std::vector<std::size_t> lot_place_;  ///< by candidate
};

}  // namespace plenaria::committee
