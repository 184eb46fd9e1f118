// SPDX-License-Identifier: EUPL-1.2
#include "editions_service.hpp"

#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../programme/session_repository.hpp"
#include "format_repository.hpp"

namespace plenaria::events {

std::optional<EditionCard> EditionsService::edition(UnitOfWork& uow, std::string_view id,
                                                    std::string_view language) {
    auto found = find_edition(uow, std::string(id));
    if (!found) return std::nullopt;
    return EditionCard{.id = found->id,
                       .title = found->titles.in(language),
                       .format = std::move(found->format),
                       .city_ref = std::move(found->city_ref),
                       .city_name = std::move(found->city_name),
                       .dates = std::move(found->dates),
                       .path = edition_path(found->id),
                       .cancelled = found->state == EditionState::cancelled};
}

std::optional<SessionCard> EditionsService::session(UnitOfWork& uow, std::string_view id,
                                                    std::string_view language) {
    auto found = find_session(uow, std::string(id));
    if (!found) return std::nullopt;
    return SessionCard{.id = found->id,
                       .edition = std::move(found->edition_id),
                       .title = found->titles.in(language),
                       .kind = std::move(found->kind),
                       .path = "/events/sessions/" + found->id,
                       .starts = to_text(found->starts)};
}

std::vector<EditionCard> EditionsService::of_format(UnitOfWork& uow, std::string_view format,
                                                    std::string_view language) {
    std::vector<EditionCard> cards;
    for (const auto& id : editions_of_format(uow, std::string(format)))
        if (auto card = edition(uow, id, language)) cards.push_back(*std::move(card));
    return cards;
}

}  // namespace plenaria::events
