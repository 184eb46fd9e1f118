// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/city_offer_pages.hpp
/// Cities to choose from. A directory of thousands is not offered whole: the reader looks for some first.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/directory/directory.hpp>
#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

namespace plenaria::statements {

inline constexpr std::size_t most_cities_offered = 1000;

/// Up to most_cities_offered are offered as they are. Of more, the first two hundred whose name or country
/// has the words of ?find=, besides those that are chosen already.
std::vector<directory::Party> offered_cities(std::vector<directory::Party> cities,
                                             const std::vector<std::string>& chosen, const Request& request,
                                             const Locale& locale);

/// Members of partials/city_search: has_city_search, and when that: city_count, find (field), form_url,
/// form_hidden.
/// @param cities how many there are; up to `whole` nobody has to look for any. @param route of the page.
Model city_search(std::size_t cities, std::size_t whole, const Request& request, const RequestScope& scope,
                  std::string_view route);

}  // namespace plenaria::statements
