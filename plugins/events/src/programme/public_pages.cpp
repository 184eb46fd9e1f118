// SPDX-License-Identifier: EUPL-1.2
#include "public_pages.hpp"

#include <set>

#include "../common_pages.hpp"
#include "../edition_repository.hpp"
#include "../place.hpp"
#include "programme_words.hpp"
#include "release_repository.hpp"

namespace plenaria::events {

namespace {

struct PublicReading {
    Edition edition;
    std::string place;
    Released released;
};

/// Before the first release there is nothing, as if the event had no programme at all.
Result<PublicReading> public_reading(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<PublicReading> {
        auto edition = find_edition(uow, id);
        auto released = edition ? latest_release(uow, id) : std::nullopt;
        if (!released) return Error{ErrorCode::not_found, /*t*/ "This programme does not exist.", id};
        auto place = place_words(uow, *tools.lookup, *edition, scope.locale());
        return PublicReading{*std::move(edition), std::move(place), *std::move(released)};
    });
}

std::string track_wish(const Request& request, const FrozenProgramme& programme) {
    const auto& wanted = request.query_value("track");
    return track_of(programme, wanted) != nullptr ? wanted : std::string();
}

Model public_session(const FrozenProgramme& programme, const EditionFormat& format, const Session& session,
                     const Locale& locale) {
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
            {"is_cancelled", session.state == SessionState::cancelled}};
}

Model::List public_days(const FrozenProgramme& programme, const EditionFormat& format,
                        const std::optional<Day>& day, const std::string& track, const Locale& locale) {
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
        if ((day && session.starts.day != *day) || (!track.empty() && session.track_id != track)) continue;
        if (session.starts.day != current) close();
        current = session.starts.day;
        sessions.push_back(public_session(programme, format, session, locale));
    }
    close();
    return days;
}

}  // namespace

Result<Reply> public_programme(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& release = reading->released.release;
    const auto& programme = *reading->released.programme;
    const auto& id = reading->edition.id;
    const auto track = track_wish(request, programme);
    std::set<Day> all_days;
    for (const auto& each : programme.sessions) all_days.insert(each.session.starts.day);
    auto day = parse_day(request.query_value("day"));
    if (day && !all_days.contains(*day)) day.reset();
    const auto url = [&](const std::optional<Day>& on_day, const std::string& in_track) {
        UrlValues values{{"edition", id}};
        if (on_day) values["day"] = to_text(*on_day);
        if (!in_track.empty()) values["track"] = in_track;
        return scope.url("events.public_programme", values);
    };
    const auto calendar = [&](const std::string& in_track) {
        UrlValues values{{"edition", id}};
        if (!in_track.empty()) values["track"] = in_track;
        return scope.url("events.public_calendar", values);
    };
    Model::List days{
        {{"label", locale.t("All days")}, {"url", url({}, track)}, {"current", !day.has_value()}}};
    for (const auto each : all_days)
        days.push_back({{"label", locale.day(each)}, {"url", url(each, track)}, {"current", day == each}});
    Model::List tracks{
        {{"label", locale.t("All tracks")}, {"url", url(day, {})}, {"current", track.empty()}}};
    for (const auto& each : programme.tracks)
        tracks.push_back({{"label", each.titles.in(locale.language())},
                          {"url", url(day, each.id)},
                          {"current", each.id == track}});
    auto shown =
        public_days(programme, EditionFormat(tools.formats, reading->edition.format), day, track, locale);
    const auto title = programme.titles.in(locale.language());
    const auto state = reading->edition.state;
    return View{.name = "events/programme/public",
                .model = {{"title", title},
                          {"dates", date_range(programme.dates, locale)},
                          {"has_place", !reading->place.empty()},
                          {"place", reading->place},
                          {"zone", programme.dates.zone},
                          {"is_postponed", state == EditionState::postponed},
                          {"is_cancelled", state == EditionState::cancelled},
                          {"is_moved", reading->edition.dates != programme.dates && dates_hold(state)},
                          {"dates_now", date_range(reading->edition.dates, locale)},
                          {"release",
                           locale.t("Release {number} of {when}",
                                    {{"number", locale.number(release.number)},
                                     {"when", locale.instant(release.released_at, programme.dates.zone)}})},
                          {"has_note", !release.note.empty()},
                          {"note", release.note},
                          {"hash", release.sha256},
                          {"days", std::move(days)},
                          {"has_tracks", !programme.tracks.empty()},
                          {"tracks", std::move(tracks)},
                          {"own_clock", locale.t("your time:")},
                          {"calendar_url", calendar(track)},
                          {"has_sessions", !shown.empty()},
                          {"shown", std::move(shown)}},
                .title = locale.t("Programme: {event}", {{"event", title}}),
                .layout = Layout::open};
}

Result<Reply> public_calendar(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& programme = *reading->released.programme;
    const auto& zone = programme.dates.zone;
    const auto wanted = track_wish(request, programme);
    const bool holds = dates_hold(reading->edition.state);
    std::vector<CalendarEntry> entries;
    for (const auto& [session, sequence] : programme.sessions) {
        if (!wanted.empty() && session.track_id != wanted) continue;
        const auto* room = room_of(programme, session.room_id);
        const auto* track = track_of(programme, session.track_id);
        auto description = people_words(session, locale, true);
        if (track != nullptr)
            description =
                track->titles.in(locale.language()) + (description.empty() ? "" : "\n") + description;
        auto location = room == nullptr ? std::string() : room->name;
        if (!reading->place.empty()) location += (location.empty() ? "" : ", ") + reading->place;
        // Even while the event holds, odd while it is put off or cancelled: calendars follow both without a
        // release between (RFC 5545, 3.8.7.4: only a higher number is news).
        entries.push_back({.uid = "session-" + session.id + "@plenaria",
                           .sequence = 2 * sequence + (holds ? 0 : 1),
                           .starts_at = instant_of(session.starts, zone),
                           .ends_at = instant_of(session.ends, zone),
                           .zone = zone,
                           .summary = session.titles.in(locale.language()),
                           .description = std::move(description),
                           .location = std::move(location),
                           .cancelled = !holds || session.state == SessionState::cancelled});
    }
    return Download{"programme.ics", std::string(calendar_type),
                    tools.documents->calendar(entries, programme.titles.in(locale.language()))};
}

}  // namespace plenaria::events
