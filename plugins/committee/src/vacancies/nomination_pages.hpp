// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_pages.hpp
/// One nominee, for staff: the entry of the directory, dues, what is overruled. And the certificate of
/// whoever was chosen.

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

/// GET /committee/nominations/{nomination}; POST …/person, …/dues, …/overrule, …/overrule/undo
Result<Reply> show_nomination(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> person_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> dues_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> overrule_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> take_back_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/vacancies/{vacancy}/certificate: PDF, in the language of the chosen one.
Result<Reply> certificate_file(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
