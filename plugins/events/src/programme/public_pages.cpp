// SPDX-License-Identifier: EUPL-1.2
#include "public_pages.hpp"

#include <set>

#include "programme_words.hpp"
#include "public_reading.hpp"
#include "public_sessions.hpp"

namespace plenaria::events {

Result<Reply> public_programme(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& release = reading->released.release;
    const auto& programme = *reading->released.programme;
    const auto& id = reading->edition.id;
    const auto track = known_track(request.query_value("track"), programme);
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
    std::map<std::string, std::string> screens;
    for (const auto& session : reading->on_screen)
        screens[session] = scope.url("events.public_floor", {{"edition", id}, {"session", session}});
    auto shown = public_days(programme, EditionFormat(tools.formats, reading->edition.format),
                             {.day = day, .track = track, .screens = std::move(screens)}, locale);
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
                          {"release", release_words(release, programme.dates.zone, locale)},
                          {"has_note", !release.note.empty()},
                          {"note", release.note},
                          {"hash", release.sha256},
                          {"days", std::move(days)},
                          {"has_tracks", !programme.tracks.empty()},
                          {"tracks", std::move(tracks)},
                          {"own_clock", locale.t("your time:")},
                          {"calendar_url", calendar(track)},
                          {"print_url", scope.url("events.public_print", {{"edition", id}})},
                          {"schedule_url", scope.url("events.public_schedule", {{"edition", id}})},
                          {"has_sessions", !shown.empty()},
                          {"shown", std::move(shown)}},
                .title = locale.t("Programme: {event}", {{"event", title}}),
                .layout = Layout::open};
}

}  // namespace plenaria::events
