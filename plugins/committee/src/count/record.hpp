// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/record.hpp
/// What happened in a count, round by round: all that its tables, pictures and sentences are made from.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "amount.hpp"
#include "election.hpp"
#include "reserved.hpp"

namespace plenaria::committee {

enum class Rule : std::uint8_t {
    scottish = 1,  ///< The Scottish Local Government Elections Order 2007, SSI 2007/42, schedule 1, part III
    wigm_prf,      ///< Proportional Representation Foundation, Reference WIGM Rule
    meek_prf,      ///< Proportional Representation Foundation, Reference Meek Rule
    plurality,     ///< first preferences; whoever has most
    approval,      ///< everybody whom a paper names, at whatever preference; whoever has most
};

enum class Standing : std::uint8_t { continuing = 1, elected, excluded, withdrawn };

/// How equal numbers of votes were told apart when nothing else did.
enum class LotSource : std::uint8_t {
    seed = 1,    ///< drawn from a seed
    tie_order,   ///< the order that the file gives for ties
    file_order,  ///< the order of the candidates in the file
};

/// What a tie is about.
enum class TieFor : std::uint8_t {
    surplus = 1,  ///< who passes on first
    exclusion,    ///< who is excluded
    seat,         ///< who is elected
};

/// Something that a round did.
struct Step {
    enum class Kind : std::uint8_t {
        first_preferences = 1,
        reached_quota,         ///< whom, votes
        surplus_passed_on,     ///< whom, votes: the surplus; out_of: all votes
        keep_adjusted,         ///< Meek: votes: the surplus that is left; times: iterations
        excluded,              ///< whom, votes; the papers go on
        excluded_as_last,      ///< whom, votes; nothing is passed on any more
        filled_last_seat,      ///< whom, votes
        papers_counted,        ///< where there is no quota
        had_most_votes,        ///< whom, votes
        tie_by_earlier_round,  ///< whom was chosen among, as of round `times`
        kept_for_reserved,     ///< whom: not excluded, because group needs every one of its candidates
        barred_by_reserved,    ///< whom: cannot be elected, because the seats that are left are for group
        tie_by_lot,            ///< whom was chosen among
    };
    Kind kind;
    Candidate whom = 0;
    Amount votes = 0;
    Amount out_of = 0;
    std::vector<Candidate> among = {};
    int times = 0;
    TieFor tie = TieFor::exclusion;  ///< of a tie
    std::string group = {};          ///< of reserved seats: for whom
    bool explained =
        false;  ///< of an exclusion: the steps before say why it is not the one with the fewest votes
};

/// Votes that went from one candidate to others in a round.
struct Flow {
    Candidate from = 0;
    std::optional<Candidate> to;  ///< none: non-transferable
    Amount votes = 0;
};

/// A stage of the Scottish order, a round of the reference rules.
struct Round {
    Amount quota = 0;
    std::vector<Amount> totals;       ///< at its end, by candidate
    std::vector<Standing> standings;  ///< likewise
    Amount non_transferable = 0;      ///< votes whose papers name nobody further
    Amount lost = 0;                  ///< what the rule's dropped decimals took
    std::vector<Step> steps;
    std::vector<Flow> flows;  ///< of its end against the end of the round before
};

struct Count {
    Rule rule = Rule::scottish;
    Places places;
    Places quota_places;  ///< as the rule writes its quota
    std::uint32_t seats = 0;
    std::uint64_t valid = 0;    ///< papers with a preference that counts
    std::uint64_t invalid = 0;  ///< papers without
    std::vector<Reserved> reserved;
    LotSource lot = LotSource::file_order;
    std::string seed;                  ///< of the lot; empty otherwise
    std::vector<Candidate> lot_order;  ///< every candidate; the first of those who are tied is chosen
    std::vector<Round> rounds;         ///< at least one
    std::vector<Candidate> elected;    ///< in the order of their election

    [[nodiscard]] bool has_quota() const { return rule != Rule::plurality && rule != Rule::approval; }
    [[nodiscard]] Amount quota() const { return rounds.back().quota; }
};

}  // namespace plenaria::committee
