// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_pages.hpp
/// The vacancies, and one of them: who was asked, and how far they are.

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET /committee/vacancies
Result<Reply> list_vacancies(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/vacancies/{vacancy}
Result<Reply> show_vacancy(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// POST …/deadline, …/withdraw
Result<Reply> extend_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
