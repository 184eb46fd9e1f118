// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/shared_pages.hpp
/// What the pages of ballots share.

#include <string>
#include <vector>

#include <plenaria/view.hpp>

#include "../ledger/common_pages.hpp"
#include "../vacancies/shared_pages.hpp"
#include "ballot_room_tools.hpp"
#include "choice_words.hpp"

namespace plenaria::committee::ballots {

using vacancies::clock_text;
using vacancies::fact_row;
using vacancies::read_local_time;

/// What stands between those signs, without white space around it.
std::vector<std::string> pieces(const std::string& text, char between);
Model state_tag(State state, const Locale& locale);
/// Of partials/deadline, in the zone of the ballot and in the reader's.
Model close_model(const Ballot& ballot, State state, const RequestScope& scope);
/// "Election of 2 by the Scottish rules, secret", "Motion, two thirds of the votes cast, roll-call".
std::string method_in_words(const BallotFacts& facts, const Locale& locale);
std::string majority_in_words(Majority majority, const Locale& locale);
/// "5 of 9 have taken part; 5 are needed."
std::string turnout_in_words(const Ballot& ballot, const Turnout& turnout, const Locale& locale);
/// The rows of a result: who is elected, or how the motion ended.
Model::List result_rows(const Ballot& ballot, const std::vector<Candidate>& candidates, const Locale& locale);

}  // namespace plenaria::committee::ballots
