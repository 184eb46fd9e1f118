// SPDX-License-Identifier: EUPL-1.2
#include "editions_service.hpp"

#include "../editions/edition_list_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../programme/session_repository.hpp"
#include "format_repository.hpp"

namespace plenaria::events {

namespace {

EditionCard edition_card(Edition edition, std::string title) {
    auto path = edition_path(edition.id);
    return {.id = std::move(edition.id),
            .title = std::move(title),
            .format = std::move(edition.format),
            .city_ref = std::move(edition.city_ref),
            .city_name = std::move(edition.city_name),
            .dates = std::move(edition.dates),
            .path = std::move(path),
            .cancelled = edition.state == EditionState::cancelled,
            .postponed = edition.state == EditionState::postponed};
}

SessionCard session_card(Session session, std::string_view language) {
    return {.id = session.id,
            .edition = std::move(session.edition_id),
            .title = session.titles.in(language),
            .kind = std::move(session.kind),
            .path = "/events/sessions/" + session.id,
            .starts = to_text(session.starts),
            .decision = std::move(session.decision),
            .version_id = std::move(session.version.id),
            .cancelled = session.state == SessionState::cancelled};
}

}  // namespace

std::optional<EditionCard> EditionsService::edition(UnitOfWork& uow, std::string_view id,
                                                    std::string_view language) {
    auto found = find_edition(uow, std::string(id));
    if (!found) return std::nullopt;
    auto title = found->titles.in(language);
    return edition_card(*std::move(found), std::move(title));
}

std::optional<SessionCard> EditionsService::session(UnitOfWork& uow, std::string_view id,
                                                    std::string_view language) {
    auto found = find_session(uow, std::string(id));
    if (!found) return std::nullopt;
    return session_card(*std::move(found), language);
}

std::vector<EditionCard> EditionsService::latest(UnitOfWork& uow, std::string_view language) {
    constexpr long long most = 200;
    std::vector<EditionCard> cards;
    for (auto& line : edition_lines(uow, {.when = "all"}, language, 0, most))
        cards.push_back(edition_card(std::move(line.edition), std::move(line.title)));
    return cards;
}

std::vector<SessionCard> EditionsService::sessions(UnitOfWork& uow, std::string_view edition,
                                                   std::string_view language) {
    std::vector<SessionCard> cards;
    for (auto& each : sessions_of(uow, std::string(edition)))
        cards.push_back(session_card(std::move(each), language));
    return cards;
}

std::vector<SessionCard> EditionsService::sessions_from(UnitOfWork& uow, Day from, std::size_t most,
                                                        std::string_view language) {
    std::vector<SessionCard> cards;
    for (auto& each : plenaria::events::sessions_from(uow, from, most))
        cards.push_back(session_card(std::move(each), language));
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
