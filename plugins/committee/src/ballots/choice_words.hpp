// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/choice_words.hpp
/// What was chosen, and how a motion ended, in the reader's words. Pure.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>

#include "choice.hpp"

namespace plenaria::committee::ballots {

/// A vote by name, or one that a slip holds: "Yes", "1. Ana Pérez  2. Ben Okri", "Blank".
std::string choice_in_words(const Choice& choice, const BallotFacts& facts,
                            const std::vector<Candidate>& candidates, const Locale& locale);
/// "Carried. Yes: 34; no: 17; abstentions: 3. …"; of very few secret ballots "Carried"
/// alone.
std::string motion_in_words(const Outcome& outcome, const Locale& locale);

}  // namespace plenaria::committee::ballots
