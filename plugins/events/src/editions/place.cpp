// SPDX-License-Identifier: EUPL-1.2
#include "place.hpp"

#include <plenaria/directory/lookup.hpp>

namespace plenaria::events {

std::string date_range(const Dates& dates, const Locale& locale) {
    if (dates.start == dates.end) return locale.day(dates.start);
    return locale.t("{first} – {last}",
                    {{"first", locale.day(dates.start)}, {"last", locale.day(dates.end)}});
}

std::string place_words(UnitOfWork& uow, directory::Lookup& lookup, const Edition& edition,
                        const Locale& locale) {
    if (edition.city_ref.empty()) return edition.place;
    const auto city = lookup.entry(uow, edition.city_ref, locale.language());
    const auto name = city ? city->name : edition.city_name;
    return edition.place.empty() ? name : name + ", " + edition.place;
}

}  // namespace plenaria::events
