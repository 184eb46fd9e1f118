// SPDX-License-Identifier: EUPL-1.2
#include "edition_reading.hpp"

#include <map>

#include <plenaria/directory/lookup.hpp>

#include "../dates/change_repository.hpp"
#include "../planning/milestone_repository.hpp"
#include "edition_repository.hpp"
#include "edition_service.hpp"
#include "owner.hpp"
#include "place.hpp"
#include "series_repository.hpp"

namespace plenaria::events {

Result<EditionReading> read_edition(UnitOfWork& uow, directory::Lookup& lookup, const std::string& id,
                                    const Locale& locale) {
    auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    EditionReading reading{.edition = *std::move(edition)};
    reading.series = find_series(uow, reading.edition.series_id).value();
    reading.place = place_words(uow, lookup, reading.edition, locale);
    reading.owner = shown_name(uow, lookup, reading.edition.owner, locale.language());
    reading.milestones = milestones_of(uow, id);
    std::map<std::string, std::string> names;
    for (const auto& milestone : reading.milestones) {
        auto found = names.find(milestone.owner.ref);
        if (found == names.end())
            found =
                names
                    .emplace(milestone.owner.ref, shown_name(uow, lookup, milestone.owner, locale.language()))
                    .first;
        reading.owners.push_back(found->second);
    }
    reading.changes = changes_of(uow, id);
    return reading;
}

}  // namespace plenaria::events
