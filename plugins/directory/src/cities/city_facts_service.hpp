// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/cities/city_facts_service.hpp
/// What is known of many cities, in one question.

#include <map>

#include <plenaria/directory/cities.hpp>

namespace plenaria::directory {

class CityFactsService final : public Cities {
public:
    std::vector<CityFacts> facts(UnitOfWork& uow, const std::vector<std::string>& refs, Day on,
                                 std::string_view language) override;
    std::vector<CityFacts> listed(UnitOfWork& uow, std::string_view list_id, Day on,
                                  std::string_view language) override;
};

/// Ids → names of the cities that stand; of a merged one there is none.
std::map<std::string, std::string> names_of_cities(UnitOfWork& uow, const std::vector<std::string>& ids,
                                                   std::string_view language);

}  // namespace plenaria::directory
