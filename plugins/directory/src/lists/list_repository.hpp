// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/lists/list_repository.hpp
/// The lists of organisations and of people: filtered, sorted, one page at a time.

#include <string>
#include <vector>

#include "../tally_repository.hpp"
#include "../values.hpp"
#include "list_filter.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

struct ListedPerson {
    Person person;
    std::string office;  ///< held today; the latest begun
    std::string city_id;
    Names city;
};

std::vector<Organisation> list_organisations(UnitOfWork& uow, const ListFilter& filter, Paging paging);
long long count_organisations(UnitOfWork& uow, const ListFilter& filter);
/// Every kind in use, in order of name.
std::vector<Count> count_kinds(UnitOfWork& uow);

std::vector<ListedPerson> list_people(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging);
long long count_people(UnitOfWork& uow, const ListFilter& filter);

}  // namespace plenaria::directory
