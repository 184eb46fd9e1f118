// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../import/headings.hpp"
#include "interpretation_pages.hpp"
#include "interpretation_repository.hpp"
#include "interpretation_service.hpp"

namespace plenaria::events {

namespace {

/// A day of the form, with its hours as typed or as they are stored.
struct TypedHours {
    Day day;
    std::string text;
};

/// What stands in the form: as typed, or as it is stored.
struct TypedInterpreter {
    InterpreterFacts facts;
    std::string alone;
    std::string in_a_day;
    std::vector<TypedHours> hours;
    int revision = 0;
};

/// Which form: of somebody new at an edition, or of somebody who is there.
struct InterpreterForm {
    Edition edition;
    std::string id = {};                   ///< empty: somebody new
    std::vector<WorkingHours> hours = {};  ///< as they are stored
};

/// Longer events are months: whoever works at them is there whenever they are needed.
constexpr auto most_form_days = std::chrono::days(21);

/// Of the edition, and those on which they have hours already.
std::set<Day> form_days(const InterpreterForm& form) {
    std::set<Day> days;
    const auto& dates = form.edition.dates;
    for (auto day = dates.start; day <= dates.end && day < dates.start + most_form_days;
         day += std::chrono::days(1))
        days.insert(day);
    for (const auto& hours : form.hours) days.insert(hours.from.day);
    return days;
}

std::string hours_field(Day day) { return "hours-" + to_text(day); }

TypedInterpreter typed_from(const InterpreterForm& form, const InterpreterFacts& facts, int revision) {
    TypedInterpreter typed{.facts = facts,
                           .alone = std::to_string(facts.alone_minutes),
                           .in_a_day = std::to_string(facts.day_minutes),
                           .hours = {},
                           .revision = revision};
    for (const auto day : form_days(form)) typed.hours.push_back({day, hours_on(facts.hours, day)});
    return typed;
}

int read_minutes(const std::string& typed) { return whole_number(typed).value_or(-1); }

/// Somebody of the directory counts as long as their name still stands in the field; else who was typed.
void read_name(UnitOfWork& uow, const RoomTools& tools, const Request& request, const Locale& locale,
               InterpreterFacts& facts) {
    facts.name = trim(request.form_value("name_text"));
    const auto& ref = request.form_value("name");
    if (ref.empty()) return;
    const auto entry = tools.lookup->entry(uow, ref, locale.language());
    if (entry && (facts.name.empty() || entry->name == facts.name)) facts.person_ref = entry->ref;
}

TypedInterpreter read_interpreter(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                  const InterpreterForm& form, const RequestScope& scope,
                                  std::vector<FieldError>& problems) {
    const auto text = [&](std::string_view name) { return trim(request.form_value(name)); };
    TypedInterpreter typed{.facts = {.booth = text("booth"),
                                     .both_ways = text("both_ways"),
                                     .sources = read_languages(request, "from"),
                                     .alone_minutes = read_minutes(text("alone_minutes")),
                                     .day_minutes = read_minutes(text("day_minutes")),
                                     .note = text("note")},
                           .alone = text("alone_minutes"),
                           .in_a_day = text("day_minutes"),
                           .hours = {},
                           .revision = read_revision(request)};
    read_name(uow, tools, request, scope.locale(), typed.facts);
    for (const auto day : form_days(form)) {
        auto shown = text(hours_field(day));
        const auto hours = parse_working_hours(shown, day);
        if (!hours)
            problems.push_back({hours_field(day), /*t*/ "Write hours like 09:00–13:00, 14:00–18:00."});
        else
            typed.facts.hours.insert(typed.facts.hours.end(), hours->begin(), hours->end());
        typed.hours.push_back({day, std::move(shown)});
    }
    return typed;
}

Model language_choice(std::string label, const char* name, const std::string& chosen, std::string none,
                      std::string hint, std::string error, const Locale& locale) {
    auto choices = language_choices({chosen}, locale);
    choices.insert(choices.begin(), {.value = "", .label = std::move(none)});
    return choice_model(
        {.label = std::move(label), .name = name, .hint = std::move(hint), .error = std::move(error)},
        choices);
}

View interpreter_view(const InterpreterForm& form, const TypedInterpreter& typed, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](const std::string& name) {
        return error == nullptr ? std::string() : problem_on(name.c_str(), *error, locale);
    };
    const auto minutes = [&](std::string label, const char* name, const std::string& value,
                             std::string hint) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem(name),
                            .type = "number",
                            .css_class = "govuk-input--width-5"});
    };
    const auto& facts = typed.facts;
    const bool is_new = form.id.empty();
    const UrlValues at{{"edition", form.edition.id}}, here{{"interpreter", form.id}};
    const auto title = is_new ? locale.t("New interpreter") : locale.t("Change the interpreter");
    Model::List hours;
    for (const auto& [day, text] : typed.hours)
        hours.push_back(field_model({.label = locale.day(day),
                                     .name = hours_field(day),
                                     .value = text,
                                     .error = problem(hours_field(day)),
                                     .css_class = "govuk-input--width-20"}));
    Model page{
        {"event", form.edition.titles.in(locale.language())},
        {"plan_url", scope.url("events.interpretation", at)},
        {"heading", title},
        {"action_url",
         is_new ? scope.url("events.interpreter_add", at) : scope.url("events.interpreter_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("events.interpreter_remove", here)},
        {"name", party_model({.label = locale.t("Name"),
                              .name = "name",
                              .value = facts.person_ref,
                              .hint = locale.t("A person of the directory, or a name as you write it."),
                              .error = problem("name")},
                             facts.name, "person", scope)},
        {"booth",
         language_choice(locale.t("Booth"), "booth", facts.booth, locale.t("Choose a language"),
                         locale.t("The language into which they interpret."), problem("booth"), locale)},
        {"both_ways",
         language_choice(locale.t("Both ways with"), "both_ways", facts.both_ways, locale.t("One way only"),
                         locale.t("In a booth of two languages that works in both directions."),
                         problem("both_ways"), locale)},
        {"from", choice_model({.label = locale.t("Interprets from"),
                               .name = "from",
                               .hint = locale.t("Not needed for a booth that works both ways."),
                               .error = problem("from")},
                              language_choices(facts.sources, locale))},
        {"hours", std::move(hours)},
        {"hours_error", problem("hours")},
        {"has_hours_error", !problem("hours").empty()},
        {"alone", minutes(locale.t("Minutes in a row without a colleague"), "alone_minutes", typed.alone,
                          locale.t("Teams of two take turns of half an hour."))},
        {"in_a_day", minutes(locale.t("Minutes of a day"), "day_minutes", typed.in_a_day,
                             locale.t("Two sessions of at most three hours make a day."))},
        {"note", field_model({.label = locale.t("Note"),
                              .name = "note",
                              .value = facts.note,
                              .error = problem("note"),
                              .rows = 3})}};
    set_problems(page, error, locale);
    return {.name = "events/interpretation/interpreter",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// Reads the form and lets `store` act on it; problems of both are named at once.
template <class Store>
auto save_interpreter(const RoomTools& tools, const Request& request, RequestScope& scope,
                      const InterpreterForm& form, TypedInterpreter& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_interpreter(uow, tools, request, form, scope, problems);
        auto stored = store(uow, typed.facts);
        if (problems.empty()) return stored;
        if (!stored)
            problems.insert(problems.begin(), stored.error().fields.begin(), stored.error().fields.end());
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

struct StoredInterpreter {
    Interpreter interpreter;
    InterpreterForm form;
};

Result<StoredInterpreter> stored_interpreter(const RoomTools& tools, const Request& request,
                                             RequestScope& scope, bool with_removed = false) {
    const auto& id = request.path_value("interpreter");
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredInterpreter> {
        auto interpreter = find_interpreter(uow, id, with_removed);
        if (!interpreter) return interpreter_unknown(id);
        auto& facts = interpreter->facts;
        if (const auto entry = tools.lookup->entry(uow, facts.person_ref, scope.locale().language()))
            facts.name = entry->name;
        auto edition = find_edition(uow, interpreter->edition_id).value();
        InterpreterForm form{.edition = std::move(edition), .id = id, .hours = facts.hours};
        return StoredInterpreter{*std::move(interpreter), std::move(form)};
    });
}

Redirect back_to_plan(const std::string& edition, const RequestScope& scope) {
    return {scope.url("events.interpretation", {{"edition", edition}})};
}

}  // namespace

Result<Reply> new_interpreter_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto edition = edition_for(scope, request.path_value("edition"));
    if (!edition) return std::move(edition).error();
    const InterpreterForm form{.edition = *std::move(edition)};
    return interpreter_view(form, typed_from(form, {}, 0), nullptr, scope);
}

Result<Reply> add_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto edition = edition_for(scope, id);
    if (!edition) return std::move(edition).error();
    const InterpreterForm form{.edition = *std::move(edition)};
    TypedInterpreter typed;
    const auto added = save_interpreter(
        tools, request, scope, form, typed, [&](UnitOfWork& uow, const InterpreterFacts& facts) {
            return add_interpreter(uow, *tools.lookup, scope.actor(), id, facts);
        });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return interpreter_view(form, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_plan(id, scope);
}

Result<Reply> edit_interpreter_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_interpreter(tools, request, scope);
    if (!stored) return stored.error();
    const auto& [interpreter, form] = *stored;
    return interpreter_view(form, typed_from(form, interpreter.facts, interpreter.revision), nullptr, scope);
}

Result<Reply> change_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_interpreter(tools, request, scope);
    if (!stored) return stored.error();
    const auto& [interpreter, form] = *stored;
    TypedInterpreter typed;
    const auto changed = save_interpreter(
        tools, request, scope, form, typed,
        [&, &id = interpreter.id](UnitOfWork& uow, const InterpreterFacts& facts) {
            return change_interpreter(uow, *tools.lookup, scope.actor(), id, facts, read_revision(request));
        });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = interpreter.revision;
        return interpreter_view(form, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_plan(interpreter.edition_id, scope);
}

Result<Reply> remove_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_interpreter(tools, request, scope, true);
    if (!stored) return stored.error();
    const auto& id = stored->interpreter.id;
    const auto removed =
        scope.db().write([&](UnitOfWork& uow) { return remove_interpreter(uow, scope.actor(), id); });
    if (!removed) return removed.error();
    scope.notice(scope.locale().t("The interpreter was taken out of the plan."),
                 scope.url("events.interpreter_restore", {{"interpreter", id}}));
    return back_to_plan(stored->interpreter.edition_id, scope);
}

Result<Reply> restore_interpreter_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_interpreter(tools, request, scope, true);
    if (!stored) return stored.error();
    const auto restored = scope.db().write(
        [&](UnitOfWork& uow) { return restore_interpreter(uow, scope.actor(), stored->interpreter.id); });
    if (!restored) return restored.error();
    return back_to_plan(stored->interpreter.edition_id, scope);
}

}  // namespace plenaria::events
