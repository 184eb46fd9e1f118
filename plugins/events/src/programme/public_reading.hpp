// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/public_reading.hpp
/// What those outside may know of an edition's programme: the latest release, and nothing before the first.

#include <set>
#include <string>

#include <plenaria/db.hpp>

#include "../common_pages.hpp"
#include "release_repository.hpp"

namespace plenaria::events {

struct PublicReading {
    Edition edition;
    std::string place;
    Released released;
    std::set<std::string> on_screen;  ///< sessions whose list of speakers everybody may watch
};
/// @return not_found before the first release, as if the event had no programme at all.
Result<PublicReading> public_reading(UnitOfWork& uow, const RoomTools& tools, const std::string& edition_id,
                                     const Locale& locale);
/// Of the edition that the address names.
Result<PublicReading> public_reading(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
