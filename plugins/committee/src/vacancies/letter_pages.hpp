// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/letter_pages.hpp
/// Letters as each recipient gets them, before they go: to cities that are asked, to the silent, and about
/// the decision.

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET and POST /committee/vacancies/{vacancy}/notices, …/reminders, …/letters
Result<Reply> preview_notices(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_notices(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_reminders(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_reminders(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_outcome(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_outcome_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
