// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/list_repository.hpp
/// The lists of cities, organisations and people: filtered, sorted, one page at a time.

#include <string>
#include <vector>

#include "tally_repository.hpp"
#include "values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// What a list shows. Empty text: no such filter.
struct ListFilter {
    std::vector<std::string> words = {};  ///< folded beginnings of words; only the first three count
    std::string region = {};              ///< cities: "Africa"
    std::string context = {};             ///< cities: "origin", "transit", "destination" or "return"
    std::string kind = {};                ///< organisations: their kind
    std::string letter = {};              ///< the folded name begins with it
    std::string sort =
        "name";  ///< "name", "changed"; cities also "country", "population"; organisations "kind"
    std::string language = "en";
};

struct Paging {
    long long offset = 0;
    long long limit = 50;
};

struct ListedCity {
    City city;  ///< without aliases
    std::string region;
    std::string mayor;  ///< who is head today; empty: nobody known
    std::string mayor_id;
    std::string updated_at;
};

struct ListedPerson {
    Person person;
    std::string office;  ///< held today; the latest begun
    std::string city_id;
    Names city;
};

std::vector<ListedCity> list_cities(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging);
long long count_cities(UnitOfWork& uow, const ListFilter& filter);
/// How many cities each region has, in order of name; the region in `filter` itself is ignored.
std::vector<Count> count_regions(UnitOfWork& uow, const ListFilter& filter);
/// Of what count_regions() found: all, or those in `region`.
long long total_of(const std::vector<Count>& regions, const std::string& region);

std::vector<Organisation> list_organisations(UnitOfWork& uow, const ListFilter& filter, Paging paging);
long long count_organisations(UnitOfWork& uow, const ListFilter& filter);
/// Every kind in use, in order of name.
std::vector<Count> count_kinds(UnitOfWork& uow);

std::vector<ListedPerson> list_people(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging);
long long count_people(UnitOfWork& uow, const ListFilter& filter);

}  // namespace plenaria::directory
