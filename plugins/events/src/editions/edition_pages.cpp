// SPDX-License-Identifier: EUPL-1.2
#include "edition_pages.hpp"

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../format/format_pages.hpp"
#include "edition_reading.hpp"
#include "edition_service.hpp"
#include "timeline.hpp"

namespace plenaria::events {

namespace {

Result<EditionReading> edition_reading_of(const RoomTools& tools, const Request& request,
                                          RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_edition(uow, *tools.lookup, request.path_value("edition"), scope.locale());
    });
}

Model::List edition_fact_rows(const EditionReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& edition = reading.edition;
    Model::List facts;
    const auto fact = [&](std::string key, std::string value) {
        if (!value.empty())
            facts.push_back({{"key", std::move(key)},
                             {"value", std::move(value)},
                             {"has_change", false},
                             {"change_url", ""}});
    };
    fact(locale.t("Dates"), date_range(edition.dates, locale));
    fact(locale.t("Place"), reading.place);
    fact(locale.t("Time zone"), edition.dates.zone);
    fact(locale.t("Series"), reading.series.titles.in(locale.language()));
    fact(locale.t("Looked after by"), reading.owner);
    for (const auto& [language, title] : edition.titles.texts)
        if (language != locale.language())
            fact(locale.t("Title in {language}", {{"language", locale.language_name(language)}}), title);
    return facts;
}

Model::List state_buttons(const Edition& edition, const Locale& locale) {
    Model::List buttons;
    for (const auto state : next_states(edition))
        buttons.push_back({{"value", to_text(state)},
                           {"label", locale.t(button_to(state))},
                           {"warns", state == EditionState::cancelled}});
    return buttons;
}

Model::List checks_model(const Milestone& milestone, const RequestScope& scope) {
    Model::List lines;
    for (const auto& line : milestone.checks)
        lines.push_back({{"text", line.text},
                         {"done", line.done_at.has_value()},
                         {"next", line.done_at ? "0" : "1"},
                         {"tick_url", scope.url("events.check", {{"check", line.id}})}});
    return lines;
}

/// "3 days late", "in 12 days", "reached on 4 June 2019 by Ana".
std::string standing_words(const Milestone& milestone, Standing standing, const Dates& dates, Day today,
                           const Locale& locale) {
    const auto late = days_late(milestone.due_on, today);
    switch (standing) {
        case Standing::done:
            return locale.t(
                "Done on {day} by {who}",
                {{"day", locale.day(day_in(*milestone.done_at, dates.zone))}, {"who", milestone.done_by}});
        case Standing::late:
            return locale.n("{n} day late", "{n} days late", late);
        case Standing::soon:
        case Standing::later:
            return late == 0 ? locale.t("due today") : locale.n("in {n} day", "in {n} days", -late);
        case Standing::suspended:
            return locale.t("waits for new dates");
    }
    return {};
}

Model::List milestone_rows(const EditionReading& reading, Day today, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (std::size_t i = 0; i < reading.milestones.size(); ++i) {
        const auto& milestone = reading.milestones[i];
        const auto standing = standing_on(milestone, reading.edition.state, today);
        auto checks = checks_model(milestone, scope);
        const UrlValues at{{"milestone", milestone.id}};
        rows.push_back({{"id", milestone.id},
                        {"title", milestone.titles.in(locale.language())},
                        {"day", locale.day(milestone.due_on)},
                        {"iso", to_text(milestone.due_on)},
                        {"distance", words_of(milestone.distance, locale)},
                        {"standing", standing_tag(standing, locale)},
                        {"words", standing_words(milestone, standing, reading.edition.dates, today, locale)},
                        {"is_done", standing == Standing::done},
                        {"is_late", standing == Standing::late},
                        {"has_owner", !reading.owners[i].empty()},
                        {"owner", reading.owners[i]},
                        {"has_note", !milestone.note.empty()},
                        {"note", milestone.note},
                        {"has_checks", !checks.empty()},
                        {"checks", std::move(checks)},
                        {"next", milestone.done_at ? "0" : "1"},
                        {"done_url", scope.url("events.milestone_done", at)},
                        {"edit_url", scope.url("events.milestone_edit", at)},
                        {"remove_url", scope.url("events.milestone_remove", at)}});
    }
    return rows;
}

Model timeline_model(const EditionReading& reading, Day today, const Locale& locale) {
    std::vector<std::string> labels;
    for (const auto& milestone : reading.milestones)
        labels.push_back(locale.t(
            "{milestone}, {day}",
            {{"milestone", milestone.titles.in(locale.language())}, {"day", locale.day(milestone.due_on)}}));
    const auto drawn = draw_timeline(reading.edition, reading.milestones, labels, today);
    const auto text = [](int number) { return std::to_string(number); };
    Model::List ticks;
    for (const auto& tick : drawn.ticks) ticks.push_back({{"x", text(tick.x)}, {"label", tick.label}});
    Model::List dots;
    for (const auto& dot : drawn.dots)
        dots.push_back({{"x", text(dot.x)},
                        {"y", text(dot.y)},
                        {"label", dot.label + " – " + locale.t(name_of(dot.standing))},
                        {"done", dot.standing == Standing::done},
                        {"late", dot.standing == Standing::late},
                        {"open", dot.standing != Standing::done && dot.standing != Standing::late}});
    return {{"ticks", std::move(ticks)},
            {"dots", std::move(dots)},
            {"event_x", text(drawn.event_x)},
            {"event_width", text(drawn.event_width)},
            {"has_today", drawn.has_today},
            {"today_x", text(drawn.today_x)},
            {"caption", locale.t("Milestones over time; the list below says the same in words.")}};
}

Model::List change_rows(const EditionReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& change : reading.changes)
        rows.push_back(
            {{"words", locale.t("{before} became {after}", {{"before", date_range(change.before, locale)},
                                                            {"after", date_range(change.after, locale)}})},
             {"when", locale.instant(change.changed_at, scope.actor().zone)},
             {"who", change.changed_by},
             {"url", scope.url("events.change", {{"edition", change.edition_id}, {"change", change.id}})}});
    return rows;
}

/// "4 of 13 milestones done, 2 late".
std::string summary_of(const EditionReading& reading, Day today, const Locale& locale) {
    int done = 0, late = 0;
    for (const auto& milestone : reading.milestones) {
        const auto standing = standing_on(milestone, reading.edition.state, today);
        done += standing == Standing::done ? 1 : 0;
        late += standing == Standing::late ? 1 : 0;
    }
    const auto total = static_cast<long long>(reading.milestones.size());
    auto words =
        locale.t("{done} of {total} done", {{"done", locale.number(done)}, {"total", locale.number(total)}});
    if (late > 0) words += ", " + locale.n("{n} late", "{n} late", late);
    return words;
}

}  // namespace

Result<Reply> show_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = edition_reading_of(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const auto today = day_in(scope.now(), edition.dates.zone);
    const UrlValues at{{"edition", edition.id}};
    const auto with = [&](std::string_view route, const char* name, const char* value) {
        return scope.url(route, {{"edition", edition.id}, {name, value}});
    };
    auto rows = milestone_rows(*reading, today, scope);
    auto changes = change_rows(*reading, scope);
    auto buttons = state_buttons(edition, locale);
    const bool may_edit = scope.actor().may("events.edit");
    const bool may_move = may_edit && check_movable(edition).has_value();
    const bool reads_history = scope.actor().may("core.read_history");
    const auto title = edition.titles.in(locale.language());
    return View{
        .name = "events/edition/show",
        .model =
            {{"title", title},
             {"list_url", scope.url("events.editions")},
             {"series", reading->series.titles.in(locale.language())},
             {"state", state_tag(edition.state, locale)},
             {"is_postponed", edition.state == EditionState::postponed},
             {"rows", edition_fact_rows(*reading, scope)},
             {"may_edit", may_edit},
             {"may_move", may_move},
             {"buttons", std::move(buttons)},
             {"state_url", scope.url("events.set_state", at)},
             {"programme_url", scope.url("events.programme", at)},
             {"budget_url", scope.url("events.budget", at)},
             {"report_url", scope.url("events.report", at)},
             {"briefings_url", scope.url("events.briefings", at)},
             {"meetings_url", scope.url("events.meetings", at)},
             {"is_over", edition.state == EditionState::closed || edition.state == EditionState::reported},
             {"edit_url", scope.url("events.edition_edit", at)},
             {"dates_url", scope.url("events.dates", at)},
             {"copy_url", scope.url("events.edition_copy", at)},
             {"may_invite", scope.actor().may("events.invite")},
             {"may_check_in", scope.actor().may("events.check_in")},
             {"badges_url", scope.url("events.badges", at)},
             {"may_accredit", scope.actor().may("events.media")},
             {"media_url", scope.url("events.media", at)},
             {"may_call", scope.actor().may("events.side_events")},
             {"calls_url", scope.url("events.calls", at)},
             {"may_score", scope.actor().may("events.score") && !scope.actor().may("events.side_events")},
             {"scoring_url", scope.url("events.scoring", at)},
             {"delegations_url", scope.url("events.delegations", at)},
             {"add_url", scope.url("events.milestone_new", at)},
             {"ics_url", scope.url("events.calendar", at)},
             {"csv_url", with("events.milestones_export", "format", "csv")},
             {"xlsx_url", with("events.milestones_export", "format", "xlsx")},
             {"has_history", reads_history},
             {"history_url",
              reads_history ? scope.url("core.history", {{"subject", edition_subject(edition.id)}}) : ""},
             {"summary", summary_of(*reading, today, locale)},
             {"has_milestones", !rows.empty()},
             {"timeline", timeline_model(*reading, today, locale)},
             {"milestones", std::move(rows)},
             {"format", format_card(*tools.formats, edition, scope)},
             {"has_changes", !changes.empty()},
             {"changes", std::move(changes)}},
        .title = title};
}

Result<Reply> set_state_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto state = parse_edition_state(request.form_value("state"));
    if (!state)
        return Error{ErrorCode::conflict, "An event cannot go into this state from the one it is in.",
                     "unknown state"};
    auto done = scope.db().write([&](UnitOfWork& uow) { return set_state(uow, scope.actor(), id, *state); });
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("State: {state}.", {{"state", scope.locale().t(name_of(*state))}}));
    return Redirect{scope.url("events.edition", {{"edition", id}})};
}

Result<Reply> calendar_of_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = edition_reading_of(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const auto& zone = edition.dates.zone;
    const auto title = edition.titles.in(locale.language());
    const auto entry = [&](std::string uid, Day first, Day last, std::string summary) {
        return CalendarEntry{.uid = std::move(uid),
                             .sequence = edition.revision,
                             .starts_at = start_of(first, zone),
                             .ends_at = start_of(last + std::chrono::days(1), zone),
                             .zone = zone,
                             .summary = std::move(summary),
                             .cancelled = !dates_hold(edition.state)};
    };
    auto whole = entry("edition-" + edition.id + "@plenaria", edition.dates.start, edition.dates.end, title);
    whole.location = reading->place;
    std::vector<CalendarEntry> entries{std::move(whole)};
    for (std::size_t i = 0; i < reading->milestones.size(); ++i) {
        const auto& milestone = reading->milestones[i];
        auto due = entry("milestone-" + milestone.id + "@plenaria", milestone.due_on, milestone.due_on,
                         milestone.titles.in(locale.language()));
        due.description = title + '\n' + words_of(milestone.distance, locale);
        if (!reading->owners[i].empty()) due.description += '\n' + reading->owners[i];
        entries.push_back(std::move(due));
    }
    return Download{"milestones.ics", std::string(calendar_type), tools.documents->calendar(entries, title)};
}

Result<Reply> table_of_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = edition_reading_of(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const auto today = day_in(scope.now(), edition.dates.zone);
    Table table{.title = edition.titles.in(locale.language()),
                .columns = {{.title = locale.t("Milestone"), .width = 50},
                            {.title = locale.t("Distance"), .width = 30},
                            {.title = locale.t("Due"), .kind = Table::Kind::day},
                            {.title = locale.t("Standing")},
                            {.title = locale.t("Looked after by"), .width = 30},
                            {.title = locale.t("Done on"), .kind = Table::Kind::day},
                            {.title = locale.t("Done by")},
                            {.title = locale.t("Checklist"), .width = 40},
                            {.title = locale.t("Note"), .width = 40}}};
    for (std::size_t i = 0; i < reading->milestones.size(); ++i) {
        const auto& milestone = reading->milestones[i];
        std::string checks;
        for (const auto& line : milestone.checks)
            checks += (checks.empty() ? "" : "\n") + std::string(line.done_at ? "[x] " : "[ ] ") + line.text;
        table.rows.push_back(
            {milestone.titles.in(locale.language()), words_of(milestone.distance, locale),
             to_text(milestone.due_on), locale.t(name_of(standing_on(milestone, edition.state, today))),
             reading->owners[i],
             milestone.done_at ? to_text(day_in(*milestone.done_at, edition.dates.zone)) : std::string(),
             milestone.done_by, checks, milestone.note});
    }
    return table_file(*tools.documents, table, "milestones", request.query_value("format"));
}

}  // namespace plenaria::events
