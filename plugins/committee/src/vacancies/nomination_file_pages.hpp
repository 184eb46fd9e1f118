// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_file_pages.hpp
/// Files of a nomination: sent, looked at and removed by the office behind its link, looked at by staff.

#include <plenaria/http.hpp>

#include "nomination_file_repository.hpp"
#include "vacancy_tools.hpp"

namespace plenaria::committee::vacancies {

/// Rows of partials/files. @param url of one; @param remove_url of one, empty where nothing is removed.
Model::List file_rows(const std::vector<NominationFile>& files, const Locale& locale,
                      const std::function<std::string(const std::string& file)>& url,
                      const std::function<std::string(const std::string& file)>& remove_url);

/// GET …/nominations/{nomination}/files/{file}
Result<Reply> nomination_file(const VacancyTools& tools, const Request& request, RequestScope& scope);

/// GET, POST …/vacancies/{vacancy}/nominate/files…
Result<Reply> own_file(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_file_post(const VacancyTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_file_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
