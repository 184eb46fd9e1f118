// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_json.hpp
/// Questions as the API and the demonstration write them. Bodies have been checked against their schema.

#include "../json.hpp"
#include "question.hpp"

namespace plenaria::events {

Document json_of(const Question& question);
/// Writes over `facts` what `body` names. Keys of options count where `facts` has them.
void read(const Document& body, QuestionFacts& facts);

}  // namespace plenaria::events
