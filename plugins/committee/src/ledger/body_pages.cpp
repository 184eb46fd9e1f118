// SPDX-License-Identifier: EUPL-1.2
#include "body_pages.hpp"

#include <map>

#include <plenaria/table_file.hpp>

#include "body_reading.hpp"
#include "body_service.hpp"
#include "offices.hpp"
#include "question_repository.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

struct BodyLine {
    Body body;
    SeatCount count;
    int questions = 0;
};

Model body_row(const BodyLine& line, const std::map<std::string, int>& ending, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto found = ending.find(line.body.id);
    const auto ends = found == ending.end() ? 0 : found->second;
    return {{"name", line.body.facts.names.in(locale.language())},
            {"url", scope.url("committee.body", {{"body", line.body.id}})},
            {"seats", locale.number(line.count.seats)},
            {"held", locale.number(line.count.held)},
            {"vacant", locale.number(line.count.seats - line.count.held)},
            {"has_ends", ends > 0},
            {"ends", locale.n("{n} term ends within 180 days", "{n} terms end within 180 days", ends)},
            {"has_questions", line.questions > 0},
            {"questions", locale.n("{n} open question", "{n} open questions", line.questions)}};
}

struct BodyHead {
    BodyView view;
    std::shared_ptr<const KeptPart> part;
};

Result<BodyHead> read_head(const LedgerTools& tools, const Request& request, RequestScope& scope, Day day) {
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<BodyHead> {
        auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        BodyHead head{.view = {.body = *std::move(body),
                               .day = day,
                               .today = readers_today(scope),
                               .page = page_number(request),
                               .may_edit = scope.actor().may("committee.edit")},
                      .part = {}};
        head.part = body_part(uow, tools, head.view, scope);
        return head;
    });
}

}  // namespace

Result<Reply> list_bodies(const LedgerTools&, const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto today = readers_today(scope);
    std::map<std::string, int> ending;
    const auto lines = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<BodyLine>> {
        std::vector<BodyLine> all;
        ending.clear();
        for (auto& body : all_bodies(uow)) {
            const auto count = count_seats_on(uow, body.id, today);
            const auto questions = count_open_questions(uow, body.id);
            all.push_back({std::move(body), count, questions});
        }
        for (const auto& each : terms_ending(uow, today, today + std::chrono::days(warning_days.front())))
            ++ending[each.body_id];
        return all;
    });
    if (!lines) return lines.error();
    Model::List rows;
    for (const auto& line : *lines) rows.push_back(body_row(line, ending, scope));
    return View{.name = "committee/ledger/bodies",
                .model = {{"may_edit", scope.actor().may("committee.edit")},
                          {"new_url", scope.url("committee.body_new")},
                          {"ends_url", scope.url("committee.ends")},
                          {"vacancies_url", scope.url("committee.vacancies")},
                          {"ballots_url", scope.url("committee.ballots")},
                          {"may_count", scope.actor().may("committee.count")},
                          {"counts_url", scope.url("committee.counts")},
                          {"questions_url", scope.url("committee.questions")},
                          {"count", locale.n("{n} body", "{n} bodies", static_cast<long long>(rows.size()))},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = locale.t("Bodies")};
}

Result<Reply> show_body(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto asked = asked_day(request, scope);
    const auto* error = asked ? nullptr : &asked.error();
    const auto head = read_head(tools, request, scope, asked ? *asked : readers_today(scope));
    if (!head) return head.error();
    const auto& locale = scope.locale();
    const auto& [view, part] = *head;
    const UrlValues at{{"body", view.body.id}};
    const bool reads_history = scope.actor().may("core.read_history");
    const auto title = view.body.facts.names.in(locale.language());
    Model model{
        {"title", title},
        {"list_url", scope.url("committee.bodies")},
        {"body_url", scope.url("committee.body", at)},
        {"may_edit", view.may_edit},
        {"edit_url", scope.url("committee.body_edit", at)},
        {"seat_url", scope.url("committee.seat_new", at)},
        {"feed_url", scope.url("committee.feed", at)},
        {"diversity_url", scope.url("committee.diversity", at)},
        {"meetings_url", scope.url("committee.meetings", at)},
        {"sessions_url", scope.url("committee.body_sessions", at)},
        {"has_history", reads_history},
        {"history_url", reads_history ? scope.url("core.history", {{"subject", body_subject(view.body.id)}})
                                      : std::string()},
        {"has_note", !view.body.facts.note.empty()},
        {"note", view.body.facts.note},
        {"rule", locale.t(name_of(view.body.facts.mandate_rule))},
        {"is_other_day", view.day != view.today},
        {"on", field_model({.label = locale.t("Who sat on this day"),
                            .name = "on",
                            .value = asked ? to_text(view.day) : request.query_value("on"),
                            .error = problem_of("on", error, locale),
                            .type = "date",
                            .css_class = "govuk-input--width-10"})},
        {"part", SafeHtml{part->html}}};
    set_pages(model, page_range(view.page, page_size, part->seats),
              {scope, "committee.body", {{"on", to_text(view.day)}}, at}, locale);
    return form_view("committee/ledger/body", std::move(model), title, error, locale);
}

Result<Reply> export_body(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto& locale = scope.locale();
    Table table{.title = {},
                .columns = {{.title = locale.t("Seat"), .width = 14},
                            {.title = locale.t("Constituency"), .width = 14},
                            {.title = locale.t("Group"), .width = 10},
                            {.title = locale.t("Holder"), .width = 30},
                            {.title = locale.t("City"), .width = 24},
                            {.title = locale.t("First day"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Last day"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Left on"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Why they left"), .width = 24},
                            {.title = locale.t("Envoy since"), .kind = Table::Kind::day, .width = 12},
                            {.title = locale.t("Alternate"), .width = 30},
                            {.title = locale.t("Kind"), .width = 10},
                            {.title = locale.t("Note"), .width = 40}}};
    const auto read = scope.db().read([&](UnitOfWork& uow) -> Result<Ledger> {
        const auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        table.title = body->facts.names.in(locale.language());
        auto all = offices_in(uow, id);
        for (auto& seat : seats_of(uow, id)) all.seats.push_back(std::move(seat));
        for (auto& term : terms_of_body(uow, id)) all.terms.push_back(std::move(term));
        for (auto& acting : actings_of_body(uow, id)) all.actings.push_back(std::move(acting));
        name_cities(uow, tools, all, locale.language());
        return all;
    });
    if (!read) return read.error();
    const auto day = [](std::optional<Day> one) { return one ? to_text(*one) : std::string(); };
    for (const auto& seat : read->seats) {
        const std::vector<std::string> of_seat{
            seat.facts.office ? seat_in_words(seat.facts.number, seat.facts.office, locale)
                              : std::to_string(seat.facts.number),
            seat.facts.office ? std::string() : region_in_words(seat.facts.region, locale),
            seat.facts.stagger};
        const auto add = [&](std::vector<std::string> cells) {
            cells.insert(cells.begin(), of_seat.begin(), of_seat.end());
            table.rows.push_back(std::move(cells));
        };
        const auto before = table.rows.size();
        for (const auto& term : read->terms)
            if (term.seat_id == seat.id)
                add({term.facts.person.name, term.facts.city.name, day(term.facts.first),
                     day(term.facts.last), day(term.left_on),
                     term.reason ? locale.t(name_of(*term.reason)) : std::string(), day(term.envoy_since),
                     term.facts.alternate.name, locale.t("Term"), term.facts.note});
        for (const auto& acting : read->actings)
            if (acting.seat_id == seat.id)
                add({acting.facts.person.name, acting.facts.city.name, day(acting.facts.first),
                     day(acting.facts.last), "", "", "", "", locale.t("Acting"), acting.facts.note});
        if (table.rows.size() == before) add({"", "", "", "", "", "", "", "", locale.t("Vacant"), ""});
    }
    return table_file(*tools.documents, table, "ledger", request.query_value("format"));
}

}  // namespace plenaria::committee::ledger
