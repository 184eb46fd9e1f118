// SPDX-License-Identifier: EUPL-1.2
#include "city_choice_pages.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/form.hpp>

namespace plenaria::statements {

std::vector<Choice> city_choices(const std::vector<directory::Party>& cities,
                                 const std::vector<std::string>& chosen, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto& city : cities)
        choices.push_back({city.ref, city.name, locale.country(city.iso2),
                           std::find(chosen.begin(), chosen.end(), city.ref) != chosen.end()});
    return choices;
}

std::vector<std::string> chosen_parties(directory::Directory& directory, const Request& request,
                                        RequestScope& scope) {
    auto parties = Form(request).all("parties");
    auto members = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        std::vector<std::string> refs;
        for (const auto& segment : Form(request).all("segments"))
            for (const auto& party : directory.segment(uow, segment, "en")) refs.push_back(party.ref);
        return refs;
    });
    if (members) parties.insert(parties.end(), members->begin(), members->end());
    return parties;
}

}  // namespace plenaria::statements
