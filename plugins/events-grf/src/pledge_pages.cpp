// SPDX-License-Identifier: EUPL-1.2
#include "pledge_pages.hpp"

#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "pledge_service.hpp"

namespace plenaria::events_grf {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedPledge {
    PledgeFacts facts;
    std::string entity;  ///< its name, or what was typed for it
    std::string amount;
    std::string due_on;
    int revision = 0;
};

/// Which form: of a new pledge, or of one that there is.
struct PledgeForm {
    events::EditionCard edition;
    std::string pledge = {};  ///< empty: a new one
};

int read_number(const std::string& text, int otherwise) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : otherwise;
}

/// The ref that the field "entity" means: what was chosen as long as its name stands there, else what the
/// name means. Empty when it means nothing, or several.
std::string read_entity(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                        std::string_view language) {
    const auto& ref = request.form_value("entity");
    const auto text = trim(request.form_value("entity_text"));
    if (const auto entry = ref.empty() ? std::nullopt : lookup.entry(uow, ref, language))
        if (text.empty() ? !request.form.contains("entity_text") : entry->name == text) return entry->ref;
    if (text.empty()) return {};
    const auto found = lookup.called(uow, text, "", language);
    return found.size() == 1 ? found.front().ref : std::string();
}

TypedPledge read_typed_pledge(UnitOfWork& uow, const PledgeTools& tools, const Request& request,
                              const RequestScope& scope) {
    const auto text = [&](const char* name) { return request.form_value(name); };
    TypedPledge typed{
        .facts = {.entity_ref = read_entity(uow, *tools.lookup, request, scope.locale().language()),
                  .title = text("title"),
                  .text = text("text"),
                  .area = text("area"),
                  .objective = text("objective"),
                  .kind = text("kind"),
                  .partners = text("partners"),
                  .places = text("places"),
                  .currency = text("currency"),
                  .due_on = parse_day(text("due_on"))},
        .entity = text("entity_text"),
        .amount = trim(text("amount")),
        .due_on = text("due_on"),
        .revision = read_number(text("revision"), 0)};
    const auto* end = typed.amount.data() + typed.amount.size();
    const auto [rest, failure] = std::from_chars(typed.amount.data(), end, typed.facts.amount);
    // The rule says what would be right.
    if (!typed.amount.empty() && (failure != std::errc() || rest != end)) typed.facts.amount = -1;
    return typed;
}

template <std::size_t N>
Model term_choice(std::string label, const char* name, std::string none, const std::array<Term, N>& terms,
                  const std::string& chosen, std::string error, const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = std::move(none), .selected = chosen.empty()}};
    for (const auto& term : terms)
        choices.push_back({.value = std::string(term.stored),
                           .label = locale.t(term.shown),
                           .selected = term.stored == chosen});
    return choice_model({.label = std::move(label), .name = name, .error = std::move(error)}, choices);
}

Model entity_field(const TypedPledge& typed, std::string error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    auto field = field_model({.label = locale.t("Who pledges"),
                              .name = "entity",
                              .value = typed.facts.entity_ref,
                              .hint = locale.t("A city or organisation of the directory; write its name."),
                              .error = std::move(error)});
    field.set("shown", typed.entity);
    field.set("suggest_url", scope.actor().may("directory.view")
                                 ? scope.url("directory.search", {{"kind", ""}}) + "&q="
                                 : std::string());
    field.set("none", locale.t("Nothing found"));
    return field;
}

View pledge_form_view(const PledgeForm& form, const TypedPledge& typed, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = typed.facts;
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const auto field = [&](std::string label, const char* name, const std::string& value, std::string hint,
                           int rows, const char* type, const char* width) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem(name),
                            .type = type,
                            .css_class = width,
                            .rows = rows});
    };
    const bool is_new = form.pledge.empty();
    const UrlValues at{{"edition", form.edition.id}}, here{{"pledge", form.pledge}};
    const auto title = is_new ? locale.t("New pledge") : locale.t("Change the pledge");
    Model page{
        {"caption", form.edition.title},
        {"list_url", scope.url("events-grf.pledges", at)},
        {"heading", title},
        {"action_url",
         is_new ? scope.url("events-grf.pledge_enter", at) : scope.url("events-grf.pledge_change", here)},
        {"cancel_url", is_new ? scope.url("events-grf.pledges", at) : scope.url("events-grf.pledge", here)},
        {"revision", std::to_string(typed.revision)},
        {"entity", entity_field(typed, problem("entity"), scope)},
        {"title", field(locale.t("Pledge in one line"), "title", facts.title, {}, 1, "text", "")},
        {"text", field(locale.t("What will be done"), "text", facts.text,
                       locale.t("For whom, by which means, and how it will be seen that it was done."), 6,
                       "text", "")},
        {"area", term_choice(locale.t("Area of focus"), "area", locale.t("Choose an area"), areas, facts.area,
                             problem("area"), locale)},
        {"objective", term_choice(locale.t("Objective of the Global Compact on Refugees"), "objective",
                                  locale.t("None in particular"), objectives, facts.objective,
                                  problem("objective"), locale)},
        {"kind", term_choice(locale.t("Kind of contribution"), "kind", locale.t("Choose a kind"), kinds,
                             facts.kind, problem("kind"), locale)},
        {"partners", field(locale.t("Together with"), "partners", facts.partners,
                           locale.t("Of a joint pledge: the others."), 2, "text", "")},
        {"places", field(locale.t("Where"), "places", facts.places,
                         locale.t("Cities and countries where it is carried out."), 1, "text", "")},
        {"amount", field(locale.t("Amount"), "amount", typed.amount,
                         locale.t("A whole number; empty when it is not about money."), 1, "text",
                         "govuk-input--width-10")},
        {"currency", field(locale.t("Currency"), "currency", facts.currency, locale.t("Like USD."), 1, "text",
                           "govuk-input--width-4")},
        {"due_on", field(locale.t("To be fulfilled by"), "due_on", typed.due_on, {}, 1, "date",
                         "govuk-input--width-10")}};
    set_problems(page, error, locale);
    return {.name = "events-grf/pledge/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

struct StoredPledge {
    Pledge pledge;
    events::EditionCard edition;
    std::vector<Report> reports;
};

Result<StoredPledge> stored_pledge(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredPledge> {
        auto pledge = pledge_of(uow, request.path_value("pledge"));
        if (!pledge) return std::move(pledge).error();
        // Also of an edition that has another format today: what was pledged stays to be read.
        auto edition = tools.editions->edition(uow, pledge->edition_id, scope.locale().language());
        if (!edition) return Error{ErrorCode::not_found, "This pledge does not exist.", pledge->edition_id};
        auto reports = reports_of(uow, pledge->id);
        return StoredPledge{*std::move(pledge), *std::move(edition), std::move(reports)};
    });
}

View pledge_view(const StoredPledge& stored, const std::string& note, const std::string& stage,
                 const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& pledge = stored.pledge;
    const auto& facts = pledge.facts;
    Model::List rows;
    const auto fact = [&](std::string key, std::string value) {
        if (!value.empty())
            rows.push_back({{"key", std::move(key)},
                            {"value", std::move(value)},
                            {"has_change", false},
                            {"change_url", ""}});
    };
    const auto objective = shown(objectives, facts.objective);
    fact(locale.t("Who pledges"), pledge.entity_name);
    fact(locale.t("Area of focus"), locale.t(shown(areas, facts.area)));
    fact(locale.t("Objective"), objective.empty() ? std::string() : locale.t(objective));
    fact(locale.t("Kind of contribution"), locale.t(shown(kinds, facts.kind)));
    fact(locale.t("Together with"), facts.partners);
    fact(locale.t("Where"), facts.places);
    fact(locale.t("Amount"), amount_words(facts, locale));
    fact(locale.t("To be fulfilled by"), facts.due_on ? locale.day(*facts.due_on) : std::string());
    Model::List reports;
    for (const auto& report : stored.reports)
        reports.push_back({{"stage", locale.t(name_of(report.stage))},
                           {"when", locale.instant(report.reported_at, scope.actor().zone)},
                           {"iso", to_text(report.reported_at)},
                           {"who", report.reported_by},
                           {"has_note", !report.note.empty()},
                           {"note", report.note}});
    std::vector<Choice> stages;
    for (const auto each : all_stages)
        stages.push_back({.value = std::string(to_text(each)),
                          .label = locale.t(name_of(each)),
                          .selected = to_text(each) == stage});
    const UrlValues here{{"pledge", pledge.id}};
    const bool may_edit = scope.actor().may("events-grf.edit");
    const bool reads_history = scope.actor().may("core.read_history");
    Model page{
        {"caption", stored.edition.title},
        {"edition_url", stored.edition.path},
        {"list_url", scope.url("events-grf.pledges", {{"edition", stored.edition.id}})},
        {"number", locale.t("Pledge {number}", {{"number", locale.number(pledge.number)}})},
        {"heading", facts.title},
        {"stage", stage_tag(pledge, locale)},
        {"text", facts.text},
        {"rows", std::move(rows)},
        {"may_edit", may_edit},
        {"may_report", may_edit && !pledge.withdrawn},
        {"is_withdrawn", pledge.withdrawn},
        {"edit_url", scope.url("events-grf.pledge_edit", here)},
        {"report_url", scope.url("events-grf.pledge_report", here)},
        {"withdraw_url", scope.url("events-grf.pledge_withdraw", here)},
        {"restore_url", scope.url("events-grf.pledge_restore", here)},
        {"has_history", reads_history},
        {"history_url",
         reads_history ? scope.url("core.history", {{"subject", pledge_subject(pledge.id)}}) : std::string()},
        {"has_reports", !reports.empty()},
        {"reports", std::move(reports)},
        {"new_stage", choice_model({.label = locale.t("It stands at"), .name = "stage"}, stages)},
        {"note", field_model({.label = locale.t("What became of it"),
                              .name = "note",
                              .value = note,
                              .error = error == nullptr ? std::string() : problem_on("note", *error, locale),
                              .rows = 3})}};
    set_problems(page, error, locale);
    return {.name = "events-grf/pledge/show",
            .model = std::move(page),
            .title = error == nullptr ? facts.title : locale.t("Error: {title}", {{"title", facts.title}}),
            .status = status_of(error)};
}

}  // namespace

Result<Reply> new_pledge_form(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto edition = scope.db().read([&](UnitOfWork& uow) {
        return forum(uow, *tools.editions, request.path_value("edition"), scope.locale().language());
    });
    if (!edition) return std::move(edition).error();
    return pledge_form_view({.edition = *std::move(edition)}, {}, nullptr, scope);
}

Result<Reply> enter_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    TypedPledge typed;
    PledgeForm form;
    auto entered = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        auto edition = forum(uow, *tools.editions, id, scope.locale().language());
        if (!edition) return std::move(edition).error();
        form.edition = *std::move(edition);
        typed = read_typed_pledge(uow, tools, request, scope);
        return enter_pledge(uow, *tools.lookup, *tools.editions, scope.actor(), id, typed.facts);
    });
    if (!entered) {
        if (!is_for_form(entered.error())) return std::move(entered).error();
        return pledge_form_view(form, typed, &entered.error(), scope);
    }
    scope.notice(scope.locale().t("The pledge was saved."));
    return Redirect{scope.url("events-grf.pledge", {{"pledge", *entered}})};
}

Result<Reply> show_pledge(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_pledge(tools, request, scope);
    if (!stored) return std::move(stored).error();
    return pledge_view(*stored, {}, std::string(to_text(stored->pledge.stage)), nullptr, scope);
}

Result<Reply> edit_pledge_form(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_pledge(tools, request, scope);
    if (!stored) return std::move(stored).error();
    const auto& pledge = stored->pledge;
    const TypedPledge typed{
        .facts = pledge.facts,
        .entity = pledge.entity_name,
        .amount = pledge.facts.amount == 0 ? std::string() : std::to_string(pledge.facts.amount),
        .due_on = pledge.facts.due_on ? to_text(*pledge.facts.due_on) : std::string(),
        .revision = pledge.revision};
    return pledge_form_view({.edition = stored->edition, .pledge = pledge.id}, typed, nullptr, scope);
}

Result<Reply> change_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_pledge(tools, request, scope);
    if (!stored) return std::move(stored).error();
    const auto& id = stored->pledge.id;
    TypedPledge typed;
    auto changed = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        typed = read_typed_pledge(uow, tools, request, scope);
        return change_pledge(uow, *tools.lookup, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return std::move(changed).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = stored->pledge.revision;
        return pledge_form_view({.edition = stored->edition, .pledge = id}, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-grf.pledge", {{"pledge", id}})};
}

Result<Reply> report_pledge_post(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_pledge(tools, request, scope);
    if (!stored) return std::move(stored).error();
    const auto& id = stored->pledge.id;
    const auto stage = parse_stage(request.form_value("stage")).value_or(stored->pledge.stage);
    const auto& note = request.form_value("note");
    auto reported =
        scope.db().write([&](UnitOfWork& uow) { return report_pledge(uow, scope.actor(), id, stage, note); });
    if (!reported) {
        if (!is_for_form(reported.error())) return std::move(reported).error();
        return pledge_view(*stored, note, std::string(to_text(stage)), &reported.error(), scope);
    }
    scope.notice(scope.locale().t("The report was saved."));
    return Redirect{scope.url("events-grf.pledge", {{"pledge", id}})};
}

Result<Reply> withdraw_pledge_post(const PledgeTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("pledge");
    auto done =
        scope.db().write([&](UnitOfWork& uow) { return withdraw_pledge(uow, scope.actor(), id, true); });
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("The pledge is marked as withdrawn and no longer counts."),
                 scope.url("events-grf.pledge_restore", {{"pledge", id}}));
    return Redirect{scope.url("events-grf.pledge", {{"pledge", id}})};
}

Result<Reply> restore_pledge_post(const PledgeTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("pledge");
    auto done =
        scope.db().write([&](UnitOfWork& uow) { return withdraw_pledge(uow, scope.actor(), id, false); });
    if (!done) return std::move(done).error();
    return Redirect{scope.url("events-grf.pledge", {{"pledge", id}})};
}

}  // namespace plenaria::events_grf
