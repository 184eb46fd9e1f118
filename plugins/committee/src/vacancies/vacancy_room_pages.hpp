// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_room_pages.hpp
/// All that is announced about vacancies.

#include "vacancy_tools.hpp"

namespace plenaria {
class Database;
class Registrar;
}  // namespace plenaria

namespace plenaria::committee::vacancies {

/// @param tools and db outlive the registrar's routes; set once the room has started.
void announce_vacancies(Registrar& registrar, const VacancyTools& tools, Database* const& db);

}  // namespace plenaria::committee::vacancies
