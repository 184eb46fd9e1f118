// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_words.hpp
/// What a procedure needs, and what came of it, in sentences of one language. Pure.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>

#include "procedure.hpp"
#include "procedure_letters.hpp"

namespace plenaria::statements {

/// "It needs the approval of at least 3 of 5."; of a silence procedure what it takes to be adopted.
std::string rule_sentence(const Procedure& procedure, int members, const Locale& locale);

/// What came of it: at most 1 000 characters. Empty while nothing has.
/// @param state what holds, whether it is written down or not
std::string outcome_sentence(const Procedure& procedure, const std::vector<Member>& members,
                             ProcedureState state, const Locale& locale);

/// What members said with words, the last of each that still counts.
std::vector<Quote> quotes_of(const Procedure& procedure, const std::vector<Member>& members,
                             const std::vector<GivenAnswer>& answers, const Locale& locale);

}  // namespace plenaria::statements
