// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/table_file.hpp>

#include "../editions/edition_service.hpp"
#include "media_form_pages.hpp"
#include "media_pages.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

/// What was typed into one of the two forms of the page, and what is wrong with it.
struct TypedMedia {
    const Error* error = nullptr;
    std::optional<MediaFacts> facts = {};  ///< nothing: it was the form of the rules
};

std::optional<MediaState> media_state_in(const Request& request) {
    return parse_media_state(request.query_value("state"));
}

std::string shown_name(const MediaPerson& person, const Locale& locale) {
    return person.facts.name.empty() ? locale.t("(erased)") : person.facts.name;
}

Table media_table(const MediaReading& reading, std::optional<MediaState> state, const Locale& locale) {
    Table table{.title = locale.t("Press list"),
                .columns = {{.title = locale.t("Outlet"), .width = 30},
                            {.title = locale.t("Kind of medium"), .width = 20},
                            {.title = locale.t("Country"), .width = 20},
                            {.title = locale.t("Name"), .width = 30},
                            {.title = locale.t("Function"), .width = 24},
                            {.title = locale.t("Mail address"), .width = 30},
                            {.title = locale.t("Telephone"), .width = 18},
                            {.title = locale.t("State"), .width = 14},
                            {.title = locale.t("Admitted"), .width = 24}}};
    for (const auto& person : reading.people) {
        if (state && person.state != *state) continue;
        const auto& facts = person.facts;
        table.rows.push_back(
            {facts.outlet, locale.t(name_of(facts.kind)),
             facts.country.empty() ? std::string() : locale.country(facts.country),
             shown_name(person, locale), facts.post, facts.mail, facts.phone, locale.t(name_of(person.state)),
             person.admitted_at ? locale.instant(*person.admitted_at, reading.edition.dates.zone)
                                : std::string()});
    }
    return table;
}

/// Those who are accredited, for the desk of the press: without addresses.
Result<Reply> press_list_pdf(const MediaTools& tools, const MediaReading& reading,
                             const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& person : reading.people)
        if (person.state == MediaState::granted)
            rows.push_back({{"outlet", person.facts.outlet},
                            {"kind", locale.t(name_of(person.facts.kind))},
                            {"name", shown_name(person, locale)},
                            {"post", person.facts.post}});
    const Model model{{"language", std::string(locale.language())},
                      {"title", locale.t("Press list")},
                      {"event", reading.edition.titles.in(locale.language())},
                      {"dates", date_range(reading.edition.dates, locale)},
                      {"as_of", locale.instant(scope.now(), reading.edition.dates.zone)},
                      {"has_rows", !rows.empty()},
                      {"rows", std::move(rows)}};
    auto made = tools.room->documents->convert(
        DocumentFormat::pdf, tools.room->renderer->render("events/print/media", model, locale.language()));
    if (!made) return std::move(made).error();
    return Download{"press-list.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
}

void set_rules_fields(Model& page, const MediaReading& reading, const Request& request,
                      const TypedMedia& typed, const Locale& locale) {
    const auto& [edition, rules, people] = reading;
    const bool retyped = typed.error != nullptr && !typed.facts;
    const auto local =
        to_local(rules.revision == 0 ? start_of(edition.dates.start, edition.dates.zone) : rules.open_until,
                 edition.dates.zone);
    const auto field = [&](std::string label, const char* name, std::string stored, const char* type,
                           std::string hint = {}) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = retyped ? request.form_value(name) : std::move(stored),
                            .hint = std::move(hint),
                            .error = retyped ? problem_on(name, *typed.error, locale) : std::string(),
                            .type = type,
                            .rows = 4});
    };
    page.set("is_open_field",
             field_model({.label = locale.t("The public form is open"),
                          .name = "is_open",
                          .value = "1",
                          .checked = retyped ? !request.form_value("is_open").empty() : rules.is_open}));
    page.set("until_day", field(locale.t("Until"), "until_day", to_text(local.day), "date"));
    page.set("until_time",
             field(locale.t("Time"), "until_time", clock_text(local), "time", edition.dates.zone));
    page.set("words", field(locale.t("What the press has to know"), "words", rules.words, "text"));
    page.set("erase_days", field(locale.t("Names are erased"), "erase_days", std::to_string(rules.erase_days),
                                 "number", locale.t("Days after the last day.")));
    page.set("rules_revision", std::to_string(rules.revision));
}

Result<Reply> media_view(const MediaTools& tools, const Request& request, RequestScope& scope,
                         const TypedMedia& typed) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto reading = scope.db().read([&](UnitOfWork& uow) { return read_media(uow, id); });
    if (!reading) return reading.error();
    const auto state = media_state_in(request);
    if (const auto& format = request.query_value("format"); typed.error == nullptr && !format.empty()) {
        if (format == "pdf") return press_list_pdf(tools, *reading, scope);
        return table_file(*tools.room->documents, media_table(*reading, state, locale), "press-list", format);
    }
    std::vector<const MediaPerson*> shown;
    for (const auto& person : reading->people)
        if (!state || person.state == *state) shown.push_back(&person);
    const auto range = page_range(page_number(request), page_size, static_cast<long long>(shown.size()));
    Model::List rows;
    for (auto at = range.first; at >= 1 && at <= range.last; ++at) {
        const auto& person = *shown[static_cast<std::size_t>(at) - 1];
        rows.push_back(
            {{"outlet", person.facts.outlet},
             {"kind", locale.t(name_of(person.facts.kind))},
             {"country", person.facts.country.empty() ? std::string() : locale.country(person.facts.country)},
             {"name", shown_name(person, locale)},
             {"url", scope.url("events.media_one", {{"media", person.id}})},
             {"state", media_tag(person.state, locale)},
             {"is_there", person.admitted_at.has_value()}});
    }
    std::vector<Choice> states{{"", locale.t("All states"), {}, !state}};
    for (const auto each : media_states)
        states.push_back({std::string(to_text(each)), locale.t(name_of(each)), {}, state == each});
    const UrlValues at{{"edition", id}};
    const auto chosen = state ? std::string(to_text(*state)) : std::string();
    const auto file = [&](const char* format) {
        return scope.url("events.media", {{"edition", id}, {"state", chosen}, {"format", format}});
    };
    const auto title = locale.t("Press");
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"event_url", scope.url("events.edition", at)},
               {"action_url", scope.url("events.media", at)},
               {"state_field", choice_model({.label = locale.t("State"), .name = "state"}, states)},
               {"filtered", state.has_value()},
               {"count", locale.n("{n} journalist", "{n} journalists", static_cast<long long>(shown.size()))},
               {"csv_url", file("csv")},
               {"xlsx_url", file("xlsx")},
               {"pdf_url", file("pdf")},
               {"is_open", reading->rules.is_open},
               {"public_url", tools.room->addresses->absolute(
                                  tools.room->addresses->path("events.public_media", {{"edition", id}}))},
               {"rules_url", scope.url("events.media_rules", at)},
               {"enter_url", scope.url("events.media_enter", at)},
               {"enters", typed.facts.has_value()},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_rules_fields(page, *reading, request, typed, locale);
    MediaFacts fresh;
    fresh.language = locale.language();
    Model person;
    set_media_fields(person, typed.facts.value_or(fresh), typed.facts ? typed.error : nullptr, locale);
    page.set("person", std::move(person));
    set_problems(page, typed.error, locale);
    set_pages(page, range, {scope, "events.media", {{"state", chosen}}, at}, locale);
    return View{.name = "events/media/list",
                .model = std::move(page),
                .title = typed.error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(typed.error)};
}

}  // namespace

Result<Reply> media_page(const MediaTools& tools, const Request& request, RequestScope& scope) {
    return media_view(tools, request, scope, {});
}

Result<Reply> media_rules_post(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    Form form(request);
    const auto until = form.local_time("until_day", "until_time", true);
    const auto days = form.number("erase_days", 0, 3650, true);
    Result<void> done = form.ok() ? Result<void>() : Result<void>(form.error());
    if (done)
        done = scope.db().write([&](UnitOfWork& uow) {
            return set_media_rules(uow, scope.actor(), id,
                                   {.is_open = form.checked("is_open"),
                                    .open_until = *until,
                                    .words = request.form_value("words"),
                                    .erase_days = static_cast<int>(days.value_or(90)),
                                    .revision = read_revision(request)});
        });
    if (done) {
        scope.notice(scope.locale().t("Changes saved."));
        return Redirect{scope.url("events.media", {{"edition", id}})};
    }
    if (!is_for_form(done.error())) return done.error();
    return media_view(tools, request, scope, {.error = &done.error()});
}

Result<Reply> enter_media_post(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto facts = read_media_form(request);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return ask_accreditation(uow, {*tools.room->renderer, *tools.room->locales}, scope.actor(), id, facts,
                                 AskedBy::secretariat);
    });
    if (done) return Redirect{scope.url("events.media_one", {{"media", *done}})};
    if (!is_for_form(done.error())) return done.error();
    return media_view(tools, request, scope, {.error = &done.error(), .facts = facts});
}

}  // namespace plenaria::events
