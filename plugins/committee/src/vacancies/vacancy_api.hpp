// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_api.hpp
/// Operations on vacancies and nominees under /api/committee/.

#include "vacancy_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::vacancies {

void announce_vacancy_api(Registrar& registrar, const VacancyTools& tools);

}  // namespace plenaria::committee::vacancies
