// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_demo.hpp
/// The vacancies of the demonstration, of seats that are in the ledger already.

#include <filesystem>

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

#include "../ledger/term_service.hpp"

namespace plenaria::committee::vacancies {

/// Adds what DIR/committee/vacancies.json has, in one transaction and without any mail; nothing when there is
/// a vacancy already. Of a seat or a city that is not there it is left out. @return how many
Result<int> load_vacancies(Database& db, const ledger::People& people, const std::filesystem::path& folder);
/// After the ledger was loaded. It prints nothing but what went wrong. @return what the program ends with
int load_vacancies_for(Database& db, const ledger::People& people, CommandRun& run);

}  // namespace plenaria::committee::vacancies
