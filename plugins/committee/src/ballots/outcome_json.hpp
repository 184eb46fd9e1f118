// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/outcome_json.hpp
/// An outcome as its row, its history and its event have it.

#include <string>

#include "../ledger/json.hpp"
#include "ballot.hpp"

namespace plenaria::committee::ballots {

ledger::Document json_of(const Outcome& outcome);
/// Of what json_of() wrote; of empty text an outcome without anything.
Outcome read_outcome(const std::string& text);

}  // namespace plenaria::committee::ballots
