// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_repository.hpp
/// Rows of cmt_nomination. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "vacancy.hpp"

namespace plenaria::committee::vacancies {

/// Those that stand and those that were withdrawn, by the name of the nominee.
std::vector<Nomination> nominations_of(UnitOfWork& uow, const std::string& vacancy_id);
std::optional<Nomination> find_nomination(UnitOfWork& uow, const std::string& id);
std::optional<Nomination> nomination_of_city(UnitOfWork& uow, const std::string& vacancy_id,
                                             const std::string& city_ref);
void insert(UnitOfWork& uow, const Nomination& nomination);
/// @return false when somebody else has changed it since `nomination.revision`.
bool update(UnitOfWork& uow, const Nomination& nomination);
/// The nominee's own answer. It raises no revision: what the office is writing meanwhile is not contradicted
/// by it.
void set_consent(UnitOfWork& uow, const std::string& id, bool consents);
/// What is personal goes, cities and answers stay. @return how many people.
int erase_nominees(UnitOfWork& uow, const std::string& vacancy_id);

}  // namespace plenaria::committee::vacancies
