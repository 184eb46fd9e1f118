// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/choice.hpp
/// What a voter chose: read from a form, and as the few bytes that are sealed. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "ballot.hpp"

namespace plenaria::committee::ballots {

/// Of a motion `vote` counts, of an election `ranking`: numbers of candidates, first preference first;
/// approval and plurality: those that were ticked, by number. Empty: blank, which takes part.
struct Choice {
    enum class Vote : std::uint8_t { none = 0, yes, no, abstain };
    Vote vote = Vote::none;
    std::vector<int> ranking = {};
    auto operator<=>(const Choice&) const = default;
    [[nodiscard]] bool is_blank() const { return vote == Vote::none && ranking.empty(); }
};

/// "yes", "no", "abstain"; of none: "".
std::string_view to_text(Choice::Vote vote);
std::optional<Choice::Vote> parse_vote(std::string_view text);

/// Reads what a form sent. @param places one entry for each of `candidates`: the place that was typed, or for
/// approval and plurality anything for a tick and nothing for none. Of a motion one entry: "yes", "no",
/// "abstain", or nothing for a blank vote.
/// @return invalid_input in words of the voter, under "place_NUMBER" of the candidate, or "vote": a gap in
/// the ranking, a place given twice, an unknown candidate, more ticks than allowed.
Result<Choice> read_choice(const BallotFacts& facts, const std::vector<Candidate>& candidates,
                           const std::vector<std::string>& places);
/// The same of a choice that came as numbers: from a program, from a slip, or back from a check page.
Result<void> check_choice(const BallotFacts& facts, std::size_t candidates, const Choice& choice);

/// As one line: "3 1 2", "yes", or nothing. read_line() reads that, in any spacing.
std::string to_line(const Choice& choice);
Result<Choice> read_line(const BallotFacts& facts, std::size_t candidates, std::string_view line);

/// Always of choice_bytes() of the ballot, whatever was chosen.
std::string pack(const Choice& choice, std::size_t bytes);
std::size_t choice_bytes(const BallotFacts& facts, std::size_t candidates);
/// @return nothing when these bytes are no choice of this ballot.
std::optional<Choice> unpack(const BallotFacts& facts, std::size_t candidates, std::string_view bytes);

/// Overwrites what is there before it is forgotten.
void wipe(Choice& choice);

}  // namespace plenaria::committee::ballots
