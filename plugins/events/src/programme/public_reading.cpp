// SPDX-License-Identifier: EUPL-1.2
#include "public_reading.hpp"

#include "../editions/edition_repository.hpp"
#include "../editions/place.hpp"
#include "../floor/floor_repository.hpp"

namespace plenaria::events {

Result<PublicReading> public_reading(UnitOfWork& uow, const RoomTools& tools, const std::string& edition_id,
                                     const Locale& locale) {
    auto edition = find_edition(uow, edition_id);
    auto released = edition ? latest_release(uow, edition_id) : std::nullopt;
    if (!released) return Error{ErrorCode::not_found, /*t*/ "This programme does not exist.", edition_id};
    auto place = place_words(uow, *tools.lookup, *edition, locale);
    return PublicReading{*std::move(edition), std::move(place), *std::move(released),
                         sessions_on_screen(uow, edition_id)};
}

Result<PublicReading> public_reading(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return public_reading(uow, tools, request.path_value("edition"), scope.locale());
    });
}

}  // namespace plenaria::events
