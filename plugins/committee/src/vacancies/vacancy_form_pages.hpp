// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_form_pages.hpp
/// The form of a vacancy.

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET /committee/vacancies/new?seat=…, POST /committee/vacancies
Result<Reply> new_vacancy_form(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_vacancy_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/vacancies/{vacancy}/edit, POST /committee/vacancies/{vacancy}
Result<Reply> edit_vacancy_form(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_vacancy_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
