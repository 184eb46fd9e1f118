// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_retention.hpp
/// Nominees are forgotten so many days after the vacancy has ended. The ledger keeps who sits.

#include <plenaria/db.hpp>

namespace plenaria::committee::vacancies {

/// Twice is harmless. @return how many people were erased.
Result<int> erase_old_nominees(Database& db);

}  // namespace plenaria::committee::vacancies
