// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/json.hpp
/// JSON of the ledger: for history, for the API and for the demonstration.

#include <string>

#include <nlohmann/json.hpp>

#include "question.hpp"

namespace plenaria::committee::ledger {

using Document = nlohmann::ordered_json;

/// Text was checked to be UTF-8 before; what an old row holds is written whatever it is.
inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

/// Members of what people write, by the names that the API has for them.
Document json_of(const BodyFacts& facts);
Document json_of(const SeatFacts& facts);
Document json_of(const Term& term);
Document json_of(const ActingFacts& facts);
Document json_of(const Question& question);

/// Each reads over `facts` what the body names; its schema was checked before. A day that does not exist
/// becomes one that nobody means, which the rules refuse by its name.
void read(const Document& body, BodyFacts& facts);
void read(const Document& body, SeatFacts& facts);
/// Refs alone; the names are the directory's to say.
void read(const Document& body, TermFacts& facts);
void read(const Document& body, ActingFacts& facts);

std::string day_or_nothing(std::optional<Day> day);
std::string office_or_nothing(std::optional<Office> office);

}  // namespace plenaria::committee::ledger
