// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nominate_pages.hpp
/// The pages behind links: a city nominates, a nominee consents. GET changes nothing: mail programs open
/// links by themselves.

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET and POST /committee/vacancies/{vacancy}/nominate; POST …/nominate/withdraw
Result<Reply> nominate_page(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// The same page, with what was refused.
Result<Reply> nominate_page_with(const VacancyTools& tools, const Request& request, RequestScope& scope,
                                 const Error& error);
Result<Reply> nominate_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_nomination_post(const VacancyTools& tools, const Request& request,
                                       RequestScope& scope);
/// GET and POST /committee/nominations/{nomination}/consent
Result<Reply> consent_page(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> consent_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
