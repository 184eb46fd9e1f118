// SPDX-License-Identifier: EUPL-1.2
#include "interpretation_pages.hpp"

#include <algorithm>
#include <set>

#include <plenaria/plugin.hpp>
#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../floor/floor.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/timetable.hpp"
#include "interpretation_api.hpp"

namespace plenaria::events {

namespace {

/// One day of the plan.
struct InterpretationDay {
    InterpretationReading reading;
    std::set<Day> days;
    Day day = {};
    std::vector<const Session*> sessions;  ///< those that last into it, in order of beginning, then of rooms
    LanguageCodes languages;               ///< of all these
};

const SessionInterpretation& needs_of(const InterpretationReading& reading, const Session& session) {
    static const SessionInterpretation nothing;
    const auto found = reading.plan.sessions.find(session.id);
    return found == reading.plan.sessions.end() ? nothing : found->second;
}

int room_position(const Programme& programme, const Session& session) {
    const auto* room = room_of(programme, session.room_id);
    return room == nullptr ? 0 : room->position;
}

void choose_day(InterpretationDay& plan, const Request& request, const RequestScope& scope) {
    const auto& [edition, programme, interpreters, shortages] = plan.reading;
    for (auto day = edition.dates.start; day <= edition.dates.end; day += std::chrono::days(1))
        plan.days.insert(day);
    for (const auto& session : programme.sessions) plan.days.insert(session.starts.day);
    const auto today = day_in(scope.now(), edition.dates.zone);
    const auto asked = parse_day(request.query_value("day")).value_or(today);
    plan.day = plan.days.contains(asked) ? asked : *plan.days.begin();
    LanguageCodes heard;
    for (const auto& session : programme.sessions) {
        if (const auto part = part_on(session, plan.day); !takes_place(session) || part.from == part.until)
            continue;
        plan.sessions.push_back(&session);
        const auto& needs = needs_of(plan.reading, session);
        heard.insert(heard.end(), needs.floor.begin(), needs.floor.end());
        heard.insert(heard.end(), needs.into.begin(), needs.into.end());
    }
    plan.languages = split_languages(joined(heard));
    std::stable_sort(plan.sessions.begin(), plan.sessions.end(), [&](const auto* a, const auto* b) {
        return std::pair(a->starts, room_position(programme, *a)) <
               std::pair(b->starts, room_position(programme, *b));
    });
}

Result<InterpretationDay> read_interpretation_day(const RoomTools& tools, const Request& request,
                                                  RequestScope& scope) {
    auto reading = scope.db().read([&](UnitOfWork& uow) {
        return read_interpretation(uow, tools, request.path_value("edition"), scope.locale().language());
    });
    if (!reading) return std::move(reading).error();
    InterpretationDay plan{.reading = *std::move(reading), .days = {}, .sessions = {}, .languages = {}};
    choose_day(plan, request, scope);
    return plan;
}

/// What of one language there is in one session.
struct LanguageCell {
    bool is_floor = false;
    std::string team = {};     ///< names of those who work into it
    bool is_short = false;     ///< there is something wrong with it
    std::string missing = {};  ///< directions that nobody covers
};

LanguageCell cell_of(const InterpretationReading& reading, const Session& session, const std::string& into,
                     const Locale& locale) {
    const auto& needs = needs_of(reading, session);
    LanguageCell cell{.is_floor = holds(needs.floor, into)};
    for (const auto* each : team_of(reading.plan, needs)) {
        const auto directions = directions_of(each->facts);
        if (std::any_of(directions.begin(), directions.end(),
                        [&](const auto& direction) { return direction.into == into; }) &&
            holds(needs.into, into))
            cell.team += (cell.team.empty() ? "" : ", ") + shown_name(each->facts, locale);
    }
    for (const auto& shortage : reading.shortages) {
        if (shortage.session != session.id || shortage.direction.into != into) continue;
        cell.is_short = true;
        if (shortage.kind == ShortageKind::no_interpreter)
            cell.missing += (cell.missing.empty() ? "" : ", ") + words_of(shortage.direction, locale);
    }
    return cell;
}

/// Also as one text, for tables.
std::string text_of(const LanguageCell& cell, const Locale& locale) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (cell.is_floor) add(locale.t("spoken in the room"));
    if (!cell.team.empty()) add(cell.team);
    if (!cell.missing.empty()) add(locale.t("Nobody: {directions}", {{"directions", cell.missing}}));
    return text;
}

Model plan_row(const InterpretationDay& plan, const Session& session, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& reading = plan.reading;
    const auto* room = room_of(reading.programme, session.room_id);
    Model::List cells;
    for (const auto& language : plan.languages) {
        const auto cell = cell_of(reading, session, language, locale);
        cells.push_back({{"language", locale.language_name(language)},
                         {"is_floor", cell.is_floor},
                         {"has_team", !cell.team.empty()},
                         {"team", cell.team},
                         {"is_short", cell.is_short},
                         {"has_missing", !cell.missing.empty()},
                         {"missing", locale.t("Nobody: {directions}", {{"directions", cell.missing}})},
                         {"is_empty", !cell.is_floor && cell.team.empty() && cell.missing.empty()}});
    }
    const auto& needs = needs_of(reading, session);
    const auto shortages = std::count_if(reading.shortages.begin(), reading.shortages.end(),
                                         [&](const auto& each) { return each.session == session.id; });
    return {{"hours", hours_of(session, locale)},
            {"room", room == nullptr ? locale.t("no room") : room->name},
            {"booths", locale.n("{n} booth", "{n} booths", room == nullptr ? 0 : room->booths)},
            {"title", session.titles.in(locale.language())},
            {"url", scope.url("events.session_interpretation", {{"session", session.id}})},
            {"is_open", needs.floor.empty()},
            {"has_shortages", shortages > 0},
            {"shortages", locale.n("{n} shortage", "{n} shortages", shortages)},
            {"cells", std::move(cells)}};
}

Model::List shortage_rows(const InterpretationDay& plan, const RequestScope& scope) {
    Model::List rows;
    for (const auto& shortage : plan.reading.shortages) {
        const auto* session = session_of(plan.reading.programme, shortage.session);
        if (session == nullptr || part_on(*session, plan.day).from == part_on(*session, plan.day).until)
            continue;
        rows.push_back({{"words", words_of(shortage, plan.reading, scope.locale())},
                        {"title", session->titles.in(scope.locale().language())},
                        {"url", scope.url("events.session_interpretation", {{"session", session->id}})}});
    }
    return rows;
}

Model::List interpreter_rows(const InterpretationDay& plan, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, programme, interpretation, shortages] = plan.reading;
    const auto minutes = minutes_on(programme, interpretation, plan.day, edition.dates.zone);
    Model::List rows;
    for (const auto& [id, edition_id, facts, revision] : interpretation.interpreters) {
        const auto found = minutes.find(id);
        const auto today = found == minutes.end() ? 0 : found->second;
        rows.push_back(
            {{"name", shown_name(facts, locale)},
             {"url", scope.url("events.interpreter_edit", {{"interpreter", id}})},
             {"booth", booth_name(facts)},
             {"directions", direction_words(facts, locale)},
             {"hours", facts.hours.empty() ? locale.t("all day") : hours_on(facts.hours, plan.day)},
             {"minutes",
              locale.t("{minutes} of {most} minutes",
                       {{"minutes", locale.number(today)}, {"most", locale.number(facts.day_minutes)}})},
             {"is_over", today > facts.day_minutes}});
    }
    return rows;
}

Model plan_model(const InterpretationDay& plan, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& edition = plan.reading.edition;
    const UrlValues at{{"edition", edition.id}};
    const auto exported = [&](const char* format) {
        return scope.url("events.interpretation_export",
                         {{"edition", edition.id}, {"day", to_text(plan.day)}, {"format", format}});
    };
    Model::List days, rows, languages;
    for (const auto day : plan.days)
        days.push_back(
            {{"label", locale.day(day)},
             {"url", scope.url("events.interpretation", {{"edition", edition.id}, {"day", to_text(day)}})},
             {"current", day == plan.day}});
    for (const auto& language : plan.languages)
        languages.push_back({{"name", locale.language_name(language)}});
    for (const auto* session : plan.sessions) rows.push_back(plan_row(plan, *session, scope));
    auto shortages = shortage_rows(plan, scope), interpreters = interpreter_rows(plan, scope);
    const auto count = static_cast<long long>(shortages.size());
    return {{"language", std::string(locale.language())},
            {"title", locale.t("Interpretation")},
            {"event", edition.titles.in(locale.language())},
            {"zone", edition.dates.zone},
            {"as_of", locale.instant(scope.now(), edition.dates.zone)},
            {"programme_url",
             scope.url("events.programme", {{"edition", edition.id}, {"day", to_text(plan.day)}})},
            {"setup_url", scope.url("events.programme_setup", at)},
            {"new_url", scope.url("events.interpreter_new", at)},
            {"days", std::move(days)},
            {"day", locale.day(plan.day)},
            {"csv_url", exported("csv")},
            {"xlsx_url", exported("xlsx")},
            {"pdf_url", exported("pdf")},
            {"live_url", scope.url("events.programme_live", at)},
            {"has_shortages", count > 0},
            {"shortage_heading", locale.n("{n} shortage on this day", "{n} shortages on this day", count)},
            {"shortages", std::move(shortages)},
            {"languages", std::move(languages)},
            {"has_rows", !rows.empty()},
            {"rows", std::move(rows)},
            {"has_interpreters", !interpreters.empty()},
            {"interpreters", std::move(interpreters)}};
}

Table plan_table(const InterpretationDay& plan, const Locale& locale) {
    Table table{.title = to_text(plan.day),
                .columns = {{.title = locale.t("From"), .width = 8},
                            {.title = locale.t("Until"), .width = 16},
                            {.title = locale.t("Room"), .width = 22},
                            {.title = locale.t("Booths"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Session"), .width = 45}}};
    for (const auto& language : plan.languages)
        table.columns.push_back({.title = locale.language_name(language), .width = 34});
    table.columns.push_back({.title = locale.t("Shortages"), .width = 80});
    for (const auto* session : plan.sessions) {
        const auto* room = room_of(plan.reading.programme, session->room_id);
        std::vector<std::string> row{clock_text(session->starts),
                                     session->ends.day == plan.day
                                         ? clock_text(session->ends)
                                         : to_text(session->ends.day) + ' ' + clock_text(session->ends),
                                     room == nullptr ? std::string() : room->name,
                                     room == nullptr ? std::string() : std::to_string(room->booths),
                                     session->titles.in(locale.language())};
        for (const auto& language : plan.languages)
            row.push_back(text_of(cell_of(plan.reading, *session, language, locale), locale));
        std::string shortages;
        for (const auto& shortage : plan.reading.shortages)
            if (shortage.session == session->id)
                shortages += (shortages.empty() ? "" : "\n") + words_of(shortage, plan.reading, locale);
        row.push_back(std::move(shortages));
        table.rows.push_back(std::move(row));
    }
    return table;
}

struct InterpretationLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

constexpr InterpretationLine interpretation_lines[] = {
    {Method::get, "/events/editions/{edition}/interpretation", "events.interpretation", show_interpretation},
    {Method::get, "/events/editions/{edition}/interpretation/export", "events.interpretation_export",
     export_interpretation},
    {Method::get, "/events/editions/{edition}/interpreters/new", "events.interpreter_new",
     new_interpreter_form},
    {Method::post, "/events/editions/{edition}/interpreters", "events.interpreter_add", add_interpreter_post},
    {Method::get, "/events/interpreters/{interpreter}", "events.interpreter_edit", edit_interpreter_form},
    {Method::post, "/events/interpreters/{interpreter}", "events.interpreter_change",
     change_interpreter_post},
    {Method::post, "/events/interpreters/{interpreter}/remove", "events.interpreter_remove",
     remove_interpreter_post},
    {Method::post, "/events/interpreters/{interpreter}/restore", "events.interpreter_restore",
     restore_interpreter_post},
    {Method::get, "/events/sessions/{session}/interpretation", "events.session_interpretation",
     session_interpretation_form},
    {Method::post, "/events/sessions/{session}/interpretation", "events.session_interpretation_post",
     session_interpretation_post},
};

}  // namespace

Result<Reply> show_interpretation(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto plan = read_interpretation_day(tools, request, scope);
    if (!plan) return plan.error();
    const auto& locale = scope.locale();
    return View{.name = "events/interpretation/show",
                .model = plan_model(*plan, scope),
                .title = locale.t("Interpretation: {day}", {{"day", locale.day(plan->day)}})};
}

Result<Reply> export_interpretation(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto plan = read_interpretation_day(tools, request, scope);
    if (!plan) return plan.error();
    const auto& locale = scope.locale();
    const auto& format = request.query_value("format");
    const auto name = "interpretation-" + to_text(plan->day);
    if (format != "pdf") return table_file(*tools.documents, plan_table(*plan, locale), name, format);
    auto made = tools.documents->convert(
        DocumentFormat::pdf,
        tools.renderer->render("events/print/interpretation", plan_model(*plan, scope), locale.language()));
    if (!made) return std::move(made).error();
    return Download{name + ".pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
}

void announce_interpretation(Registrar& registrar, const RoomTools& tools) {
    // Who works when is not for all who see the event.
    for (const auto& line : interpretation_lines)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.edit"),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_interpretation_api(registrar, tools);
}

}  // namespace plenaria::events
