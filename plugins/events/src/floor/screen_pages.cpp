// SPDX-License-Identifier: EUPL-1.2
#include "screen_pages.hpp"

#include <algorithm>

#include <plenaria/live.hpp>

#include "../common_pages.hpp"
#include "../programme/release_repository.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "../programme/venue_repository.hpp"
#include "floor_words.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t next_shown = 5;

struct ScreenReading {
    NamedFloor named;
    std::string title;
    std::string room;
};

View screen_view(const ScreenReading& reading, const std::string& live_url, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [list, names] = reading.named;
    Model::List next;
    for (std::size_t i = 0; i < std::min(next_shown, list.waiting.size()); ++i)
        next.push_back(speaker_model(list.waiting[i], names, locale));
    const auto regions = share_words(ShareBy::region, list, scope.now(), locale);
    const auto genders = share_words(ShareBy::gender, list, scope.now(), locale);
    const auto more = static_cast<long long>(list.waiting.size() - next.size());
    return {.name = "events/floor/screen",
            .model = {{"title", reading.title},
                      {"event", list.edition.titles.in(locale.language())},
                      {"has_room", !reading.room.empty()},
                      {"room", reading.room},
                      {"live_url", live_url},
                      {"is_open", list.floor.state == ListState::open},
                      {"has_speaker", list.speaking.has_value()},
                      {"speaker", list.speaking ? speaker_model(*list.speaking, names, locale) : Model()},
                      {"clock", clock_model(list, locale)},
                      {"has_next", !next.empty()},
                      {"next", std::move(next)},
                      {"has_shares", !regions.empty()},
                      {"regions", regions},
                      {"genders", genders},
                      {"has_more", more > 0},
                      {"more", locale.n("and {n} more", "and {n} more", more)}},
            .title = locale.t("Speakers: {session}", {{"session", reading.title}}),
            .layout = Layout::open};
}

/// As it was released; whatever is not for everybody is not there at all.
Result<ScreenReading> public_reading_of_floor(const RoomTools& tools, const Request& request,
                                              RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<ScreenReading> {
        auto named = named_floor(uow, tools, id, locale);
        if (!named) return std::move(named).error();
        const auto released =
            named->list.session.edition_id == edition && named->list.floor.screen == ScreenReaders::everybody
                ? latest_release(uow, edition)
                : std::nullopt;
        if (!released) return session_unknown(id);
        for (const auto& [session, sequence] : released->programme->sessions) {
            if (session.id != id || !takes_place(session)) continue;
            const auto* room = room_of(*released->programme, session.room_id);
            return ScreenReading{*std::move(named), session.titles.in(locale.language()),
                                 room == nullptr ? std::string() : room->name};
        }
        return session_unknown(id);
    });
}

}  // namespace

Result<Reply> staff_screen(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& locale = scope.locale();
    auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<ScreenReading> {
        auto named = named_floor(uow, tools, id, locale);
        if (!named) return std::move(named).error();
        const auto& session = named->list.session;
        const auto room = find_room(uow, session.room_id);
        auto title = session.titles.in(locale.language());
        return ScreenReading{*std::move(named), std::move(title), room ? room->name : std::string()};
    });
    if (!reading) return std::move(reading).error();
    return screen_view(*reading, scope.url("events.floor_screen_live", {{"session", id}}), scope);
}

Result<Reply> listen_to_screen(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto known = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        if (!find_session(uow, id)) return session_unknown(id);
        return {};
    });
    if (!known) return known.error();
    return listen_to(floor_topic(id));
}

Result<Reply> public_screen(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading_of_floor(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& session = reading->named.list.session;
    return screen_view(
        *reading,
        scope.url("events.public_floor_live", {{"edition", session.edition_id}, {"session", session.id}}),
        scope);
}

Result<Reply> listen_to_public_screen(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = public_reading_of_floor(tools, request, scope);
    if (!reading) return reading.error();
    return listen_to(floor_topic(reading->named.list.session.id));
}

}  // namespace plenaria::events
