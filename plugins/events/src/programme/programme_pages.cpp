// SPDX-License-Identifier: EUPL-1.2
#include "programme_pages.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/live.hpp>
#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_service.hpp"
#include "members_only.hpp"
#include "programme_words.hpp"
#include "release_service.hpp"
#include "session_service.hpp"
#include "session_version_pages.hpp"
#include "timetable.hpp"
#include "timetable_pages.hpp"

namespace plenaria::events {

namespace {

/// On one day. Whoever has more than that solves the first ones first.
constexpr std::size_t most_conflicts = 100;

/// What of the programme is shown.
struct ProgrammeWish {
    Day day = {};
    bool as_list = false;
    std::string track = {};  ///< empty: all
};

/// The days of the edition, and those of sessions that are elsewhere: they would be on no page.
std::set<Day> days_of(const ProgrammeReading& reading) {
    std::set<Day> days;
    for (auto day = reading.edition.dates.start; day <= reading.edition.dates.end;
         day += std::chrono::days(1))
        days.insert(day);
    for (const auto& session : reading.programme.sessions) days.insert(session.starts.day);
    return days;
}

ProgrammeWish wish_of(const Request& request, const ProgrammeReading& reading, const RequestScope& scope) {
    const auto days = days_of(reading);
    const auto asked = parse_day(request.query_value("day"));
    const auto today = day_in(scope.now(), reading.edition.dates.zone);
    ProgrammeWish wish{.day = asked.value_or(days.contains(today) ? today : reading.edition.dates.start),
                       .as_list = request.query_value("view") == "list"};
    if (track_of(reading.programme, request.query_value("track")) != nullptr)
        wish.track = request.query_value("track");
    return wish;
}

/// After freeze_next(): what a release keeps is not what one reader may read.
/// @param day only of the sessions of that day.
void name_versions(UnitOfWork& uow, const RoomTools& tools, const RequestScope& scope, Programme& programme,
                   std::optional<Day> day = {}) {
    for (auto& session : programme.sessions)
        if (!day || (session.starts.day <= *day && session.ends.day >= *day))
            name_version(uow, tools.versions, scope.actor(), scope.locale().language(), session.version);
}

struct ProgrammePage {
    ProgrammeReading reading;
    ProgrammeWish wish;
};
Result<ProgrammePage> programme_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ProgrammePage> {
        auto reading = read_programme(uow, request.path_value("edition"), tools.formats);
        if (!reading) return std::move(reading).error();
        auto wish = wish_of(request, *reading, scope);
        name_people(uow, *tools.lookup, *reading, wish.day);
        add_strangers(uow, {tools.electorates, tools.directory}, *reading, scope.locale().language());
        freeze_next(*reading);
        name_versions(uow, tools, scope, reading->programme, wish.day);
        return ProgrammePage{*std::move(reading), std::move(wish)};
    });
}

std::string programme_url(const std::string& edition, const ProgrammeWish& wish, const RequestScope& scope) {
    UrlValues values{{"edition", edition}, {"day", to_text(wish.day)}};
    if (wish.as_list) values["view"] = "list";
    if (!wish.track.empty()) values["track"] = wish.track;
    return scope.url("events.programme", values);
}

/// Which sessions last into `day`.
std::set<std::string> sessions_on(const ProgrammeReading& reading, Day day) {
    std::set<std::string> ids;
    for (const auto& session : reading.programme.sessions)
        if (const auto part = part_on(session, day); part.from < part.until) ids.insert(session.id);
    return ids;
}
bool touches(const Conflict& conflict, const std::set<std::string>& sessions) {
    return sessions.contains(conflict.first) || sessions.contains(conflict.second);
}
long long conflicts_on(const ProgrammeReading& reading, Day day) {
    const auto sessions = sessions_on(reading, day);
    return std::count_if(reading.conflicts.begin(), reading.conflicts.end(),
                         [&](const auto& each) { return touches(each, sessions); });
}

Model::List day_links(const ProgrammeReading& reading, const ProgrammeWish& wish, const RequestScope& scope) {
    const auto& locale = scope.locale();
    std::map<Day, int> counts;
    for (const auto& session : reading.programme.sessions) ++counts[session.starts.day];
    Model::List days;
    for (const auto day : days_of(reading)) {
        auto there = wish;
        there.day = day;
        const auto clashes = conflicts_on(reading, day);
        days.push_back({{"label", locale.day(day)},
                        {"url", programme_url(reading.edition.id, there, scope)},
                        {"has_clashes", clashes > 0},
                        {"clash_count", locale.n("{n} conflict", "{n} conflicts", clashes)},
                        {"count", locale.n("{n} session", "{n} sessions", counts[day])},
                        {"current", day == wish.day}});
    }
    return days;
}

Model::List track_links(const ProgrammeReading& reading, const ProgrammeWish& wish,
                        const RequestScope& scope) {
    Model::List tracks;
    const auto add = [&](const std::string& id, std::string label) {
        auto there = wish;
        there.track = id;
        tracks.push_back({{"label", std::move(label)},
                          {"url", programme_url(reading.edition.id, there, scope)},
                          {"current", wish.track == id}});
    };
    add({}, scope.locale().t("All tracks"));
    for (const auto& track : reading.programme.tracks)
        add(track.id, track.titles.in(scope.locale().language()));
    return tracks;
}

/// How many conflicts each session has a side in.
std::map<std::string, int> conflict_counts(const std::vector<Conflict>& conflicts) {
    std::map<std::string, int> counts;
    for (const auto& conflict : conflicts) {
        ++counts[conflict.first];
        if (!conflict.second.empty()) ++counts[conflict.second];
    }
    return counts;
}

/// Those with a side on `day`.
Model::List conflict_rows(const ProgrammeReading& reading, Day day, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto sessions = sessions_on(reading, day);
    Model::List rows;
    const auto link = [&](const std::string& id) {
        const auto* session = session_of(reading.programme, id);
        const bool known = session != nullptr && scope.actor().may("events.edit");
        return Model{{"known", known},
                     {"title", session == nullptr ? std::string() : session->titles.in(locale.language())},
                     {"url", known ? scope.url("events.session_move", {{"session", id}}) : std::string()}};
    };
    for (const auto& conflict : reading.conflicts) {
        if (rows.size() == most_conflicts) break;
        if (!touches(conflict, sessions)) continue;
        rows.push_back(
            {{"words", words_of(conflict, reading.programme, reading.edition.dates, reading.format, locale)},
             {"first", link(conflict.first)},
             {"second", link(conflict.second)}});
    }
    return rows;
}

Model release_model(const ProgrammeReading& reading, const std::string& note, const Error* error,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& released = reading.released;
    Model::List changes;
    for (const auto& change : changes_since(reading))
        changes.push_back(
            {{"kind", locale.t(name_of(change.change))},
             {"words", words_of(change, *released->programme, reading.next, reading.format, locale)}});
    const auto count = static_cast<long long>(changes.size());
    return {
        {"has_release", released.has_value()},
        {"words", released
                      ? locale.t("Release {number} of {when}, by {who}",
                                 {{"number", locale.number(released->release.number)},
                                  {"when", locale.instant(released->release.released_at, scope.actor().zone)},
                                  {"who", released->release.released_by}})
                      : std::string()},
        {"has_note", released && !released->release.note.empty()},
        {"note_words", released ? released->release.note : std::string()},
        {"hash", released ? released->release.sha256 : std::string()},
        {"public_url", scope.url("events.public_programme", {{"edition", reading.edition.id}})},
        {"count", locale.n("{n} change since then", "{n} changes since then", count)},
        {"has_changes", count > 0},
        {"changes", std::move(changes)},
        {"conflicts", locale.n("It has {n} conflict: it can be released all the same.",
                               "It has {n} conflicts: it can be released all the same.",
                               static_cast<long long>(reading.conflicts.size()))},
        {"has_conflicts", !reading.conflicts.empty()},
        {"tell_url", scope.url("events.programme_tell", {{"edition", reading.edition.id}})},
        {"action_url", scope.url("events.programme_release", {{"edition", reading.edition.id}})},
        {"revision", std::to_string(reading.edition.revision)},
        {"note", field_model({.label = locale.t("What to say of this release"),
                              .name = "note",
                              .value = note,
                              .hint = locale.t("Shown above the programme. It may stay empty."),
                              .error = error == nullptr ? std::string() : problem_on("note", *error, locale),
                              .rows = 2})}};
}

View programme_view(const ProgrammeReading& reading, const ProgrammeWish& wish, const std::string& note,
                    const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& edition = reading.edition;
    const auto counts = conflict_counts(reading.conflicts);
    std::vector<const Session*> shown;
    Model::List lines;
    for (const auto& session : reading.programme.sessions) {
        const auto part = part_on(session, wish.day);
        if (part.from == part.until || (!wish.track.empty() && session.track_id != wish.track)) continue;
        shown.push_back(&session);
        lines.push_back(session_model(reading, session, counts, scope));
    }
    auto timetable = timetable_model(reading, shown, lines, wish.day, scope);
    auto grid = wish, list = wish;
    grid.as_list = false;
    list.as_list = true;
    const UrlValues at{{"edition", edition.id}};
    const auto with = [&](std::string_view route, const char* name, const std::string& value) {
        return scope.url(route, {{"edition", edition.id}, {name, value}});
    };
    auto conflicts = conflict_rows(reading, wish.day, scope);
    const auto all = conflicts_on(reading, wish.day);
    const auto hidden = all - static_cast<long long>(conflicts.size());
    const auto title = locale.t("Programme");
    Model page{{"title", edition.titles.in(locale.language())},
               {"live_url", scope.url("events.programme_live", {{"edition", edition.id}})},
               {"edition_url", scope.url("events.edition", at)},
               {"zone", edition.dates.zone},
               {"may_edit", scope.actor().may("events.edit")},
               {"add_url", with("events.session_new", "day", to_text(wish.day))},
               {"setup_url", scope.url("events.programme_setup", at)},
               {"run_url", with("events.run_of_show", "day", to_text(wish.day))},
               {"interpretation_url", with("events.interpretation", "day", to_text(wish.day))},
               {"imports_url", scope.url("events.imports", at)},
               {"calendars_url", scope.url("events.personal_calendars", at)},
               {"csv_url", with("events.programme_export", "format", "csv")},
               {"xlsx_url", with("events.programme_export", "format", "xlsx")},
               {"days", day_links(reading, wish, scope)},
               {"has_tracks", !reading.programme.tracks.empty()},
               {"tracks", track_links(reading, wish, scope)},
               {"as_list", wish.as_list},
               {"grid_url", programme_url(edition.id, grid, scope)},
               {"list_url", programme_url(edition.id, list, scope)},
               {"day", locale.day(wish.day)},
               {"has_sessions", !lines.empty()},
               {"has_rooms", !reading.programme.rooms.empty()},
               {"timetable", std::move(timetable)},
               {"sessions", std::move(lines)},
               {"total", locale.n("{n} session in all", "{n} sessions in all",
                                  static_cast<long long>(reading.programme.sessions.size()))},
               {"has_clashes", !conflicts.empty()},
               {"clash_heading", locale.n("{n} conflict on this day", "{n} conflicts on this day", all)},
               {"has_hidden", hidden > 0},
               {"hidden", locale.n("{n} more is shown once these are solved.",
                                   "{n} more are shown once these are solved.", hidden)},
               {"clashes", std::move(conflicts)},
               {"release", release_model(reading, note, error, scope)}};
    set_problems(page, error, locale);
    return {.name = "events/programme/show",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace

std::string place_of(const Session& session, const RequestScope& scope) {
    return scope.url("events.programme",
                     {{"edition", session.edition_id}, {"day", to_text(session.starts.day)}}) +
           "#s-" + session.id;
}

Result<Reply> show_programme(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto page = programme_page(tools, request, scope);
    if (!page) return page.error();
    return programme_view(page->reading, page->wish, {}, nullptr, scope);
}

Result<Reply> listen_to_programme(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto edition = edition_for(scope, request.path_value("edition"));
    if (!edition) return edition.error();
    return listen_to(programme_topic(edition->id));
}

Result<Reply> release_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& note = request.form_value("note");
    auto released = scope.db().write([&](UnitOfWork& uow) {
        return release_programme(uow, *tools.lookup, scope.actor(), id, note, read_revision(request));
    });
    if (!released) {
        if (!is_for_form(released.error())) return std::move(released).error();
        const auto page = programme_page(tools, request, scope);
        if (!page) return page.error();
        return programme_view(page->reading, page->wish, note, &released.error(), scope);
    }
    scope.notice(scope.locale().t("Release {number} is out: everybody can see it.",
                                  {{"number", scope.locale().number(*released)}}));
    return Redirect{scope.url("events.programme", {{"edition", id}})};
}

Result<Reply> table_of_programme(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = scope.db().read([&](UnitOfWork& uow) {
        auto all = read_programme(uow, request.path_value("edition"), tools.formats);
        if (all) {
            name_people(uow, *tools.lookup, *all);
            name_versions(uow, tools, scope, all->programme);
        }
        return all;
    });
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    Table table{.title = reading->edition.titles.in(locale.language()),
                .columns = {{.title = locale.t("Day"), .kind = Table::Kind::day},
                            {.title = locale.t("From"), .width = 8},
                            {.title = locale.t("Until"), .width = 16},
                            {.title = locale.t("Session"), .width = 50},
                            {.title = locale.t("Kind")},
                            {.title = locale.t("Track"), .width = 25},
                            {.title = locale.t("Room"), .width = 25},
                            {.title = locale.t("People"), .width = 50},
                            {.title = locale.t("Expected"), .kind = Table::Kind::number, .width = 10},
                            {.title = locale.t("State")},
                            {.title = locale.t("Discusses"), .width = 40},
                            {.title = locale.t("Decision"), .width = 40},
                            {.title = locale.t("Note"), .width = 40}}};
    for (const auto& session : reading->programme.sessions) {
        const auto* room = room_of(reading->programme, session.room_id);
        const auto* track = track_of(reading->programme, session.track_id);
        const bool one_day = session.starts.day == session.ends.day;
        table.rows.push_back(
            {to_text(session.starts.day), clock_text(session.starts),
             one_day ? clock_text(session.ends) : to_text(session.ends.day) + ' ' + clock_text(session.ends),
             session.titles.in(locale.language()), reading->format.kind_name(session.kind, locale),
             track == nullptr ? std::string() : track->titles.in(locale.language()),
             room == nullptr ? std::string() : room->name, people_words(session, locale, false),
             session.expected > 0 ? std::to_string(session.expected) : std::string(),
             locale.t(name_of(session.state)), session.version.name, session.decision, session.note});
    }
    return table_file(*tools.documents, table, "programme", request.query_value("format"));
}

}  // namespace plenaria::events
