// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/vote_form.hpp
/// The fields in which somebody chooses, as a voter fills them in and as the page to check sends them on.

#include <string>
#include <vector>

#include "../candidacy/statement_pages.hpp"
#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// What was typed, one entry for each candidate; of a motion one. As read_choice() takes it.
using TypedChoice = std::vector<std::string>;

/// One entry too many when the form names somebody who is no candidate.
TypedChoice read_typed(const Request& request, const BallotFacts& facts,
                       const std::vector<Candidate>& candidates);
TypedChoice typed_of(const Choice& choice, const BallotFacts& facts, std::size_t candidates);
/// Of a motion: "yes", "no", "abstain" or "blank", which has to be chosen.
Result<Choice> read_answer(std::string_view typed);
/// read_answer() or read_choice().
Result<Choice> read_vote(const TypedChoice& typed, const BallotFacts& facts,
                         const std::vector<Candidate>& candidates);
/// Members is_motion, is_ranked, vote (partials/radios), candidates (number, name, city, field_name, value,
/// is_ticked, error, has_statement, statement), instructions.
void set_vote_form(Model& page, const BallotFacts& facts, const std::vector<Candidate>& candidates,
                   const TypedChoice& typed, const Error* error, const Locale& locale,
                   const candidacy::StatementModels& statements = {});
/// Members chosen (mark, label, field_name, value): equally many bytes for every choice of the ballot.
void set_chosen(Model& page, const BallotFacts& facts, const std::vector<Candidate>& candidates,
                const Choice& choice, const Locale& locale);
/// What set_chosen() wrote. @return nothing when it was altered so that it is no choice.
Result<Choice> read_chosen(const Request& request, const BallotFacts& facts,
                           const std::vector<Candidate>& candidates);

}  // namespace plenaria::committee::ballots
