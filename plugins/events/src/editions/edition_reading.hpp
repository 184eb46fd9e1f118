// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_reading.hpp
/// An edition with all that its page and its documents show, read in one go.

#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "../dates/date_change.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

struct EditionReading {
    Edition edition;
    Series series;
    std::string place;
    std::string owner;
    std::vector<Milestone> milestones;
    std::vector<std::string> owners;  ///< of the milestones, in the reader's language
    std::vector<DateChange> changes;
};
Result<EditionReading> read_edition(UnitOfWork& uow, directory::Lookup& lookup, const std::string& id,
                                    const Locale& locale);

}  // namespace plenaria::events
