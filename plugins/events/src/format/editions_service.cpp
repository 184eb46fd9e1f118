// SPDX-License-Identifier: EUPL-1.2
#include "editions_service.hpp"

#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../programme/session_repository.hpp"
#include "format_repository.hpp"

namespace plenaria::events {

namespace {

SessionCard card_of(const Session& session, std::string_view language) {
    return {.id = session.id,
            .edition = session.edition_id,
            .title = session.titles.in(language),
            .kind = session.kind,
            .path = "/events/sessions/" + session.id,
            .starts = to_text(session.starts)};
}

}  // namespace

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
    const auto found = find_session(uow, std::string(id));
    if (!found) return std::nullopt;
    return card_of(*found, language);
}

std::vector<SessionCard> EditionsService::sessions(UnitOfWork& uow, Day from, std::size_t most,
                                                   std::string_view language) {
    std::vector<SessionCard> cards;
    for (const auto& each : sessions_from(uow, from, most)) cards.push_back(card_of(each, language));
    return cards;
}

std::vector<EditionCard> EditionsService::of_format(UnitOfWork& uow, std::string_view format,
                                                    std::string_view language) {
    std::vector<EditionCard> cards;
    for (const auto& id : editions_of_format(uow, std::string(format)))
        if (auto card = edition(uow, id, language)) cards.push_back(*std::move(card));
    return cards;
}

}  // namespace plenaria::events
