// SPDX-License-Identifier: EUPL-1.2
#include "run_pages.hpp"

#include <set>

#include <plenaria/table_file.hpp>

#include "../editions/edition_service.hpp"
#include "programme_words.hpp"
#include "release_service.hpp"
#include "timetable.hpp"

namespace plenaria::events {

namespace {

struct RunReading {
    ProgrammeReading reading;
    std::set<Day> days;  ///< on which something begins; of the event when nothing does
    Day day = {};
};

Result<RunReading> read_run(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<RunReading> {
        auto reading = read_programme(uow, request.path_value("edition"), tools.formats);
        if (!reading) return std::move(reading).error();
        RunReading run{*std::move(reading), {}, {}};
        for (const auto& session : run.reading.programme.sessions)
            if (takes_place(session)) run.days.insert(session.starts.day);
        if (run.days.empty()) run.days.insert(run.reading.edition.dates.start);
        const auto today = day_in(scope.now(), run.reading.edition.dates.zone);
        const auto asked = parse_day(request.query_value("day")).value_or(today);
        run.day = run.days.contains(asked) ? asked : *run.days.begin();
        name_people(uow, *tools.lookup, run.reading, run.day);
        return run;
    });
}

/// What lasts into the day, in order of beginning: also what began the evening before.
std::vector<const Session*> sessions_of_run(const RunReading& run) {
    std::vector<const Session*> sessions;
    for (const auto& session : run.reading.programme.sessions)
        if (const auto part = part_on(session, run.day); takes_place(session) && part.from < part.until)
            sessions.push_back(&session);
    return sessions;
}

long long minutes_of(const Session& session, std::string_view zone) {
    const auto lasts = instant_of(session.ends, zone) - instant_of(session.starts, zone);
    return std::chrono::duration_cast<std::chrono::minutes>(lasts).count();
}

std::string names_in(const Session& session, SessionRole role) {
    std::string names;
    for (const auto& each : session.people)
        if (each.role == role) names += (names.empty() ? "" : ", ") + each.person.name;
    return names;
}

Model run_row(const RunReading& run, const Session& session, const Locale& locale) {
    const auto& [edition, programme, format, conflicts, released, next] = run.reading;
    const auto* room = room_of(programme, session.room_id);
    const auto* track = track_of(programme, session.track_id);
    Model::List people;
    for (const auto role : session_roles)
        if (auto names = names_in(session, role); !names.empty())
            people.push_back({{"role", locale.t(name_of(role))}, {"names", std::move(names)}});
    return {{"hours", hours_of(session, locale)},
            {"is_from_before", session.starts.day < run.day},
            {"began", locale.t("since {day}", {{"day", locale.day(session.starts.day)}})},
            {"minutes", locale.n("{n} minute", "{n} minutes", minutes_of(session, edition.dates.zone))},
            {"room", room == nullptr ? locale.t("no room") : room->name},
            {"has_equipment", room != nullptr && !room->equipment.empty()},
            {"equipment", room == nullptr ? std::string() : room->equipment},
            {"title", session.titles.in(locale.language())},
            {"kind", format.kind_name(session.kind, locale)},
            {"has_track", track != nullptr},
            {"track", track == nullptr ? std::string() : track->titles.in(locale.language())},
            {"is_proposed", session.state == SessionState::proposed},
            {"has_expected", session.expected > 0},
            {"expected", locale.n("{n} person expected", "{n} people expected", session.expected)},
            {"has_people", !people.empty()},
            {"people", std::move(people)},
            {"has_note", !session.note.empty()},
            {"note", session.note}};
}

Model run_model(const RunReading& run, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& edition = run.reading.edition;
    const auto address = [&](Day day, const std::string& format) {
        UrlValues values{{"edition", edition.id}, {"day", to_text(day)}};
        if (!format.empty()) values["format"] = format;
        return scope.url("events.run_of_show", values);
    };
    Model::List days, rows;
    for (const auto day : run.days)
        days.push_back({{"label", locale.day(day)}, {"url", address(day, {})}, {"current", day == run.day}});
    for (const auto* session : sessions_of_run(run)) rows.push_back(run_row(run, *session, locale));
    return {{"language", std::string(locale.language())},
            {"title", locale.t("Run of show")},
            {"event", edition.titles.in(locale.language())},
            {"programme_url",
             scope.url("events.programme", {{"edition", edition.id}, {"day", to_text(run.day)}})},
            {"zone", edition.dates.zone},
            {"as_of", locale.instant(scope.now(), edition.dates.zone)},
            {"days", std::move(days)},
            {"day", locale.day(run.day)},
            {"xlsx_url", address(run.day, "xlsx")},
            {"pdf_url", address(run.day, "pdf")},
            {"has_rows", !rows.empty()},
            {"rows", std::move(rows)}};
}

Table run_table(const RunReading& run, const Locale& locale) {
    const auto& [edition, programme, format, conflicts, released, next] = run.reading;
    Table table{.title = to_text(run.day),
                .columns = {{.title = locale.t("From"), .width = 8},
                            {.title = locale.t("Until"), .width = 16},
                            {.title = locale.t("Minutes"), .kind = Table::Kind::number, .width = 9},
                            {.title = locale.t("Room"), .width = 22},
                            {.title = locale.t("Session"), .width = 45},
                            {.title = locale.t("Kind"), .width = 16}}};
    for (const auto role : session_roles)
        table.columns.push_back({.title = locale.t(name_of(role)), .width = 28});
    table.columns.push_back({.title = locale.t("Expected"), .kind = Table::Kind::number, .width = 10});
    table.columns.push_back({.title = locale.t("Note"), .width = 45});
    for (const auto* session : sessions_of_run(run)) {
        const auto* room = room_of(programme, session->room_id);
        const auto at = [&](const LocalTime& local) {
            return local.day == run.day ? clock_text(local) : to_text(local.day) + ' ' + clock_text(local);
        };
        std::vector<std::string> row{at(session->starts),
                                     at(session->ends),
                                     std::to_string(minutes_of(*session, edition.dates.zone)),
                                     room == nullptr ? std::string() : room->name,
                                     session->titles.in(locale.language()),
                                     format.kind_name(session->kind, locale)};
        for (const auto role : session_roles) row.push_back(names_in(*session, role));
        row.push_back(session->expected > 0 ? std::to_string(session->expected) : std::string());
        row.push_back(session->note);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Result<Reply> run_of_show(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto run = read_run(tools, request, scope);
    if (!run) return run.error();
    const auto& locale = scope.locale();
    const auto& format = request.query_value("format");
    const auto name = "run-of-show-" + to_text(run->day);
    if (format == "xlsx") return table_file(*tools.documents, run_table(*run, locale), name, format);
    auto model = run_model(*run, scope);
    if (format == "pdf") {
        auto made = tools.documents->convert(
            DocumentFormat::pdf, tools.renderer->render("events/print/run", model, locale.language()));
        if (!made) return std::move(made).error();
        return Download{name + ".pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
    }
    return View{.name = "events/programme/run",
                .model = std::move(model),
                .title = locale.t("Run of show: {day}", {{"day", locale.day(run->day)}})};
}

}  // namespace plenaria::events
