// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_repository.hpp
/// Rows of cmt_vacancy and cmt_notice. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "vacancy.hpp"

namespace plenaria::committee::vacancies {

/// A vacancy with where it is.
struct PlacedVacancy {
    Vacancy vacancy;
    std::string body_id;
    std::vector<int> numbers;  ///< of its seats
};
/// The newest first, of which `skip` are left out and at most `most` are read.
std::vector<PlacedVacancy> placed_vacancies(UnitOfWork& uow, int skip, int most);
int count_vacancies(UnitOfWork& uow);
/// Also those that fill it together with others.
std::vector<Vacancy> vacancies_of_seat(UnitOfWork& uow, const std::string& seat_id);
std::optional<Vacancy> find_vacancy(UnitOfWork& uow, const std::string& id);
/// Locks it until the transaction ends: before anything of it is looked at to be changed. Harmless when there
/// is none.
void hold_vacancy(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Vacancy& vacancy);
/// @return false when somebody else has changed it since `vacancy.revision`.
bool update(UnitOfWork& uow, const Vacancy& vacancy);
/// Those that are not over, and those whose nominees were not told yet; the oldest first, at most 100.
std::vector<Vacancy> vacancies_to_work_on(UnitOfWork& uow);
/// Decided or withdrawn ones of which people are still named.
std::vector<Vacancy> vacancies_with_names(UnitOfWork& uow);

/// By the name of the city.
std::vector<Notice> notices_of(UnitOfWork& uow, const std::string& vacancy_id);
std::optional<Notice> find_notice(UnitOfWork& uow, const std::string& vacancy_id,
                                  const std::string& city_ref);
void insert(UnitOfWork& uow, const Notice& notice);
void note_sent(UnitOfWork& uow, const std::string& id);
void note_reminded(UnitOfWork& uow, const std::string& id);
void remove_notices(UnitOfWork& uow, const std::string& vacancy_id);
/// Contacts and addresses go, cities stay.
void erase_contacts(UnitOfWork& uow, const std::string& vacancy_id);

}  // namespace plenaria::committee::vacancies
