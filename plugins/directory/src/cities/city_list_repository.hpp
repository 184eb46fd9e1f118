// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/cities/city_list_repository.hpp
/// The list of cities: filtered, sorted, one page at a time.

#include <string>
#include <vector>

#include "../lists/list_filter.hpp"
#include "../tally_repository.hpp"
#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// A city as the page of the list shows it.
struct CityLine {
    std::string id;
    std::string name;  ///< in the language of the filter
    std::string iso2;
    std::string division;
    std::string region;
    long long population = 0;
    MigrationContext context;
    std::string mayor;  ///< who is head today; empty: nobody known
    std::string mayor_id;
};

/// A city with all that is known of it, for programs and tables.
struct ListedCity {
    City city;  ///< without aliases and note
    std::string region;
    std::string mayor;
};

/// The same cities in the same order; a line has half the columns, and columns are what a server of its own
/// costs.
std::vector<CityLine> city_lines(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging);
std::vector<ListedCity> list_cities(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging);

long long count_cities(UnitOfWork& uow, const ListFilter& filter);
/// How many cities each region has, in order of name; the region in `filter` itself is ignored.
std::vector<Count> count_regions(UnitOfWork& uow, const ListFilter& filter);
/// Of what count_regions() found: all, or those in `region`.
long long total_of(const std::vector<Count>& regions, const std::string& region);

}  // namespace plenaria::directory
