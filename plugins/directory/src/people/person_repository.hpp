// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/person_repository.hpp
/// Rows of dir_person and dir_mandate. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/directory/directory.hpp>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// With aliases; a merged person is found under its own id.
std::optional<Person> find_person(UnitOfWork& uow, const std::string& id);
/// By id, of those that stand by themselves: nothing of who was merged into somebody else.
std::map<std::string, std::string> names_of_people(UnitOfWork& uow, const std::vector<std::string>& ids);
/// Likewise, in no order; regions are those of mandates that run on that day.
std::vector<PersonFacts> facts_of_people(UnitOfWork& uow, const std::vector<std::string>& ids, Day on);
/// Not merged away, with exactly this folded name; without aliases, oldest first.
std::vector<Person> find_people_named(UnitOfWork& uow, const std::string& sort_name);
/// All that are not merged away, without aliases, in order of their name.
std::vector<Person> all_people(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Person& person);
/// @return false when its version is not `person.version` any more.
bool update(UnitOfWork& uow, const Person& person);

std::optional<MandateRow> find_mandate(UnitOfWork& uow, const std::string& id);
/// The latest first.
std::vector<MandateRow> mandates_of_city(UnitOfWork& uow, const std::string& city_id);
std::vector<MandateRow> mandates_of_person(UnitOfWork& uow, const std::string& person_id);
std::vector<MandateRow> all_mandates(UnitOfWork& uow);
/// Of the head of the city on `day`.
std::optional<MandateRow> head_mandate_on(UnitOfWork& uow, const std::string& city_id, Day day);
/// Whose last day has passed and of which nobody was told; at most 500, the oldest first.
std::vector<MandateRow> mandates_ended_untold(UnitOfWork& uow, Day today);
/// Makes other transactions that change mandates of this city wait for the end of this one.
void lock_city(UnitOfWork& uow, const std::string& city_id);
void insert(UnitOfWork& uow, const MandateRow& mandate);
/// @return false when its version is not `mandate.version` any more.
bool update(UnitOfWork& uow, const MandateRow& mandate);
void remove_mandate(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::directory
