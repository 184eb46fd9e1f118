// SPDX-License-Identifier: EUPL-1.2
#include "city_offer_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "../text/part_pages.hpp"

namespace plenaria::statements {

namespace {

constexpr std::size_t most_found = 200;

}  // namespace

std::vector<directory::Party> offered_cities(std::vector<directory::Party> cities,
                                             const std::vector<std::string>& chosen, const Request& request,
                                             const Locale& locale) {
    if (cities.size() <= most_cities_offered) return cities;
    const auto wanted = fold(words_to_find(request));
    std::size_t found = 0;
    std::erase_if(cities, [&](const directory::Party& city) {
        if (std::find(chosen.begin(), chosen.end(), city.ref) != chosen.end()) return false;
        if (found == most_found) return true;
        const bool fits = fold(city.name).find(wanted) != std::string::npos ||
                          fold(locale.country(city.iso2)).find(wanted) != std::string::npos;
        found += fits;
        return !fits;
    });
    return cities;
}

Model city_search(std::size_t cities, std::size_t whole, const Request& request, const RequestScope& scope,
                  std::string_view route) {
    const auto& locale = scope.locale();
    Model model{{"has_city_search", cities > whole}};
    if (cities <= whole) return model;
    const auto many = static_cast<long long>(most_found);
    model.set(
        "city_count",
        locale.t("There are {all} cities. At most {some} are offered below at once: look for those you need.",
                 {{"all", locale.number(static_cast<long long>(cities))}, {"some", locale.number(many)}}));
    model.set("find", field_model({.label = locale.t("City or country"),
                                   .name = "find",
                                   .value = words_to_find(request),
                                   .type = "search"}));
    list_address(request, scope, route).set_form(model);
    return model;
}

}  // namespace plenaria::statements
