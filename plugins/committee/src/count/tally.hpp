// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/tally.hpp
/// What every rule does alike: who stands where, who may be elected or excluded, how ties are decided, and
/// what a round leaves in the record.

#include <vector>

#include "lot.hpp"
#include "record.hpp"

namespace plenaria::committee {

/// What a count is asked for; seats and reserved seats can be filled (check_reserved()).
struct CountSetup {
    std::uint32_t seats = 0;
    Lot lot;
    std::vector<Reserved> reserved = {};
};

/// A count under way. The round that is being made is `round`; those before it are in `count.rounds`.
class Tally {
public:
    Tally(const Election& election, Rule rule, const CountSetup& setup, int digits);

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
    /// Those among whom one is excluded next: who can no longer be elected because of reserved seats, if
    /// there are such, otherwise all but those whom their group needs. Not empty until complete().
    [[nodiscard]] std::vector<Candidate> excludable() const;
    /// Whether the seats that are left are all reserved for others.
    [[nodiscard]] bool is_barred(Candidate candidate) const;
    /// Nothing is left to decide: all seats are filled, or no more candidates continue than seats are left.
    [[nodiscard]] bool complete() const { return seats_left() == 0 || continuing().size() <= seats_left(); }

    void elect(Candidate candidate, Step::Kind why);
    /// Elects whoever continues, has the quota of the round and is not barred, most votes first. @return
    /// those.
    std::vector<Candidate> elect_who_reached_quota();
    /// Elects those who continue when seats are left for them. To be called once complete().
    void fill_last_seats();
    /// Excludes `candidate`, whose papers go on unless that completes the count. @return whether they do.
    bool exclude(Candidate candidate);

    /// One of `tied`, who have equally many votes, by the last round before in which they had unequal numbers
    /// (most for a surplus, fewest for an exclusion), and where some still had the same, by those before it;
    /// then by lot. Source: SSI 2007/42, schedule 1, rules 49(2)–(3) and 51(2).
    Candidate choose_by_earlier_rounds(std::vector<Candidate> tied, TieFor what);
    /// By lot alone.
    Candidate choose_by_lot(const std::vector<Candidate>& tied, TieFor what);
    /// The same without a word.
    [[nodiscard]] Candidate first_by_lot(const std::vector<Candidate>& group) const;
    /// Notes why `candidate`, who is barred, cannot be elected.
    void explain_barred(Candidate candidate);

    /// Ends the round, and begins the next from where it ended.
    void end_round();

private:
    static constexpr std::size_t no_group = static_cast<std::size_t>(-1);

    void sort_by_votes(std::vector<Candidate>& group) const;
    /// How many of the reserved seats of that group are still to be filled.
    [[nodiscard]] std::uint32_t unmet(std::size_t group) const;
    [[nodiscard]] bool is_needed(Candidate candidate) const;
    void explain_exclusion(Candidate candidate);

    std::vector<std::size_t> lot_place_;  ///< by candidate
    std::vector<std::size_t> group_of_;   ///< by candidate: position in count.reserved, or no_group
};

}  // namespace plenaria::committee
