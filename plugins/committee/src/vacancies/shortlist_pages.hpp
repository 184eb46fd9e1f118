// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/shortlist_pages.hpp
/// Nominees side by side, and what staff says of them.

#include "candidates.hpp"
#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET /committee/vacancies/{vacancy}/shortlist, …/shortlist/export?format=xlsx
Result<Reply> show_shortlist(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> export_shortlist(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/vacancies/{vacancy}/choice, …/choice/undo
Result<Reply> choose_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_choice_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

/// "Kostas Bakoyannis is in office in Athens on 15 October 2019."
std::string finding_in_words(const Finding& finding, const Locale& locale);
Model verdict_tag(const Finding& finding, bool overruled, const Locale& locale);

}  // namespace plenaria::committee::vacancies
