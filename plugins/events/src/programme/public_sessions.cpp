// SPDX-License-Identifier: EUPL-1.2
#include "public_sessions.hpp"

#include "programme_words.hpp"

namespace plenaria::events {

namespace {

Model public_session(const FrozenProgramme& programme, const EditionFormat& format, const Session& session,
                     const PublicWish& wish, const Locale& locale) {
    const auto screen = wish.screens.find(session.id);
    const bool has_floor = screen != wish.screens.end() && takes_place(session);
    const auto* room = room_of(programme, session.room_id);
    const auto* track = track_of(programme, session.track_id);
    auto people = people_words(session, locale, true);
    return {{"id", session.id},
            {"title", session.titles.in(locale.language())},
            {"hours", hours_of(session, locale)},
            {"instant", to_text(instant_of(session.starts, programme.dates.zone))},
            {"kind", format.kind_name(session.kind, locale)},
            {"has_room", room != nullptr},
            {"room", room == nullptr ? std::string() : room->name},
            {"has_track", track != nullptr},
            {"track", track == nullptr ? std::string() : track->titles.in(locale.language())},
            {"has_people", !people.empty()},
            {"people", std::move(people)},
            {"has_version", !session.version.id.empty()},
            {"version", session.version.name},
            {"has_floor", has_floor},
            {"floor_url", has_floor ? screen->second : std::string()},
            {"is_cancelled", session.state == SessionState::cancelled}};
}

}  // namespace

std::string known_track(const std::string& wanted, const FrozenProgramme& programme) {
    return track_of(programme, wanted) != nullptr ? wanted : std::string();
}

Model::List public_days(const FrozenProgramme& programme, const EditionFormat& format, const PublicWish& wish,
                        const Locale& locale) {
    Model::List days, sessions;
    Day current = {};
    const auto close = [&] {
        if (!sessions.empty())
            days.push_back(
                {{"id", to_text(current)}, {"day", locale.day(current)}, {"sessions", std::move(sessions)}});
        sessions = {};
    };
    for (const auto& each : programme.sessions) {
        const auto& session = each.session;
        if (wish.day && session.starts.day != *wish.day) continue;
        if (!wish.track.empty() && session.track_id != wish.track) continue;
        if (session.starts.day != current) close();
        current = session.starts.day;
        sessions.push_back(public_session(programme, format, session, wish, locale));
    }
    close();
    return days;
}

std::string release_words(const Release& release, std::string_view zone, const Locale& locale) {
    return locale.t("Release {number} of {when}", {{"number", locale.number(release.number)},
                                                   {"when", locale.instant(release.released_at, zone)}});
}

}  // namespace plenaria::events
