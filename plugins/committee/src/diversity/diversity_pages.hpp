// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/diversity/diversity_pages.hpp
/// How mixed a body is, with and without candidates: for people and for programs.

#include "../ledger/common_pages.hpp"
#include "diversity.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::diversity {

/// "Women: 2 → 3".
std::string change_in_words(const GroupChange& change, const Locale& locale);

/// GET /committee/bodies/{body}/diversity?on=&city=&person=&seat=&list=: of a candidate, or of all cities of
/// a list of the directory.
Result<Reply> show_diversity(const ledger::LedgerTools& tools, const Request& request, RequestScope& scope);

/// @param tools outlives the registrar's routes.
void announce_diversity_api(Registrar& registrar, const ledger::LedgerTools& tools);

}  // namespace plenaria::committee::diversity
