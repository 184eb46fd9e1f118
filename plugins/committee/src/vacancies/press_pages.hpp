// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/press_pages.hpp
/// A seat that was filled, as `campaigns` tells it to the press.

#include <plenaria/campaigns/drafts.hpp>
#include <plenaria/http.hpp>

#include "call.hpp"
#include "vacancy_tools.hpp"

namespace plenaria::committee::vacancies {

/// In all languages, under an embargo of three days. @param now today is the day of the place line
campaigns::PressDraft press_release(const Call& call, const Nomination& chosen, const Locales& locales,
                                    Instant now);

/// For the page of a vacancy: press (id, person, is_one_of_many, is_begun, url of the campaign that is about
/// them), begin_press_url.
void set_press(Model& page, UnitOfWork& uow, const VacancyTools& tools, const Vacancy& vacancy,
               const RequestScope& scope);

/// POST …/vacancies/{vacancy}/press
Result<Reply> begin_press_post(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
