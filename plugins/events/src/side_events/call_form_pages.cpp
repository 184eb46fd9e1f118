// SPDX-License-Identifier: EUPL-1.2
#include "call_form_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/field.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"

namespace plenaria::events {

namespace {

/// Empty lines below those that are filled in.
constexpr std::size_t spare_lines = 2;

/// A field of the form that is a number or a time, as typed.
struct TypedCall {
    CallFacts facts = {};
    std::string opens_on, opens_time, closes_on, closes_time, day_from, day_until;
    std::map<std::string, std::string> numbers = {};  ///< by field
    int revision = 0;
};

constexpr std::string_view number_fields[] = {"per_day", "in_all", "per_organiser",
                                              "minutes", "scale",  "erase_days"};

std::string number_text(int number) { return number == 0 ? std::string() : std::to_string(number); }

TypedCall typed_call(const CallFacts& facts, int revision) {
    const auto time = [](int minutes) { return clock_text({Day{}, std::chrono::minutes(minutes)}); };
    return {.facts = facts,
            .opens_on = to_text(facts.opens.day),
            .opens_time = clock_text(facts.opens),
            .closes_on = to_text(facts.closes.day),
            .closes_time = clock_text(facts.closes),
            .day_from = time(facts.day_from),
            .day_until = time(facts.day_until),
            .numbers = {{"per_day", number_text(facts.limits.per_day)},
                        {"in_all", number_text(facts.limits.in_all)},
                        {"per_organiser", number_text(facts.limits.per_organiser)},
                        {"minutes", std::to_string(facts.minutes)},
                        {"scale", std::to_string(facts.scale)},
                        {"erase_days", std::to_string(facts.erase_days)}},
            .revision = revision};
}

/// What is no number is one that the rules refuse, and they say what would be right. Empty is 0, "any".
int whole_of(const std::string& text) {
    if (text.empty()) return 0;
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : -1;
}

LocalTime read_moment(const std::string& day, const std::string& time, const char* field,
                      std::vector<FieldError>& problems) {
    const auto on = parse_day(day);
    const auto at = parse_clock(time);
    if (!on || !at) problems.push_back({field, /*t*/ "Write a day and a time, like 2019-09-30 and 17:00."});
    return on && at ? shifted({*on, {}}, *at) : LocalTime{};
}

int read_minutes(const std::string& time, const char* field, std::vector<FieldError>& problems) {
    const auto at = parse_clock(time);
    if (!at) problems.push_back({field, /*t*/ "Write a time like 09:30."});
    return at ? static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(*at).count()) : 0;
}

void read_lines(const Request& request, TypedCall& typed) {
    for (std::size_t i = 1; i <= most_criteria + spare_lines; ++i) {
        const auto number = std::to_string(i);
        const auto name = trim(request.form_value("criterion_" + number));
        const auto weight = trim(request.form_value("weight_" + number));
        if (!name.empty())
            typed.facts.criteria.push_back({.id = request.form_value("criterion_id_" + number),
                                            .name = name,
                                            .weight = weight.empty() ? 1 : whole_of(weight)});
    }
    for (std::size_t i = 1; i <= most_call_questions + spare_lines; ++i) {
        const auto number = std::to_string(i);
        CallQuestion question{.id = request.form_value("question_id_" + number), .titles = {}};
        for (const auto language : languages)
            if (auto text = trim(request.form_value("question_" + number + '_' + std::string(language)));
                !text.empty())
                question.titles.texts[std::string(language)] = std::move(text);
        if (!question.titles.texts.empty()) typed.facts.questions.push_back(std::move(question));
    }
}

TypedCall read_call_form(const Request& request, std::vector<FieldError>& problems) {
    const auto text = [&](const char* name) { return trim(request.form_value(name)); };
    TypedCall typed{.facts = {.titles = read_titles(request)},
                    .opens_on = text("opens_on"),
                    .opens_time = text("opens_time"),
                    .closes_on = text("closes_on"),
                    .closes_time = text("closes_time"),
                    .day_from = text("day_from"),
                    .day_until = text("day_until"),
                    .revision = read_revision(request)};
    for (const auto field : number_fields)
        typed.numbers[std::string(field)] = trim(request.form_value(field));
    auto& facts = typed.facts;
    for (const auto language : languages)
        facts.intro[std::string(language)] = request.form_value("intro_" + std::string(language));
    facts.opens = read_moment(typed.opens_on, typed.opens_time, "opens_on", problems);
    facts.closes = read_moment(typed.closes_on, typed.closes_time, "closes_on", problems);
    facts.limits = {.per_day = whole_of(typed.numbers["per_day"]),
                    .in_all = whole_of(typed.numbers["in_all"]),
                    .in_parallel = request.form_value("never_in_parallel").empty(),
                    .official_hours = request.form_value("never_in_official_hours").empty(),
                    .per_organiser = whole_of(typed.numbers["per_organiser"])};
    facts.minutes = whole_of(typed.numbers["minutes"]);
    facts.day_from = read_minutes(typed.day_from, "day_from", problems);
    facts.day_until = read_minutes(typed.day_until, "day_until", problems);
    facts.scale = whole_of(typed.numbers["scale"]);
    facts.erase_days = whole_of(typed.numbers["erase_days"]);
    read_lines(request, typed);
    return typed;
}

/// Which form: of a new call of an edition, or of one that there is.
struct CallForm {
    Edition edition;
    std::string call = {};  ///< empty: a new one
};

Model::List criterion_lines(const TypedCall& typed, const Error* error, const Locale& locale) {
    Model::List lines;
    auto criteria = typed.facts.criteria;
    criteria.resize(std::min(criteria.size() + spare_lines, most_criteria));
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const auto problem = [&](const std::string& name) {
            return error == nullptr ? std::string() : problem_on(name, *error, locale);
        };
        lines.push_back({{"id_name", "criterion_id_" + number},
                         {"id_value", criteria[i].id},
                         {"name", field_model({.label = locale.t("Criterion {number}", {{"number", number}}),
                                               .name = "criterion_" + number,
                                               .value = criteria[i].name,
                                               .error = problem("criterion_" + number)})},
                         {"weight", field_model({.label = locale.t("Weight"),
                                                 .name = "weight_" + number,
                                                 .value = std::to_string(criteria[i].weight),
                                                 .error = problem("weight_" + number),
                                                 .type = "number",
                                                 .css_class = "govuk-input--width-5"})}});
    }
    return lines;
}

Model::List question_lines(const TypedCall& typed, const Error* error, const Locale& locale) {
    Model::List lines;
    auto questions = typed.facts.questions;
    questions.resize(std::min(questions.size() + spare_lines, most_call_questions));
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto number = std::to_string(i + 1);
        Model::List texts;
        for (const auto language : languages) {
            const std::string code(language);
            const auto name = "question_" + number + '_' + code;
            const auto found = questions[i].titles.texts.find(code);
            texts.push_back(field_model(
                {.label = locale.language_name(code),
                 .name = name,
                 .value = found == questions[i].titles.texts.end() ? std::string() : found->second,
                 .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                 .language = code}));
        }
        lines.push_back({{"title", locale.t("Question {number}", {{"number", number}})},
                         {"id_name", "question_id_" + number},
                         {"id_value", questions[i].id},
                         {"texts", std::move(texts)}});
    }
    return lines;
}

void set_rule_fields(Model& page, const TypedCall& typed, const Error* error, const Locale& locale) {
    const auto problem = [&](std::string_view name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    const auto number = [&](std::string label, const char* name, std::string hint = {}) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = typed.numbers.at(name),
                            .hint = std::move(hint),
                            .error = problem(name),
                            .type = "number",
                            .css_class = "govuk-input--width-5"});
    };
    page.set("never_in_official_hours", field_model({.label = locale.t("Never during official sessions"),
                                                     .name = "never_in_official_hours",
                                                     .value = "1",
                                                     .checked = !typed.facts.limits.official_hours}));
    page.set("never_in_parallel", field_model({.label = locale.t("Never in parallel"),
                                               .name = "never_in_parallel",
                                               .value = "1",
                                               .checked = !typed.facts.limits.in_parallel}));
    page.set("per_day", number(locale.t("At most on one day"), "per_day", locale.t("Empty: any number.")));
    page.set("in_all", number(locale.t("At most in all"), "in_all", locale.t("Empty: any number.")));
    page.set("per_organiser", number(locale.t("Proposals of one organiser at most"), "per_organiser",
                                     locale.t("Empty: any number.")));
    page.set("minutes", number(locale.t("Minutes of a side event"), "minutes"));
    page.set("scale", number(locale.t("Points go from 1 to"), "scale"));
    page.set("erase_days", number(locale.t("Days after the event until contacts are erased"), "erase_days"));
}

View call_form_view(const CallForm& form, const TypedCall& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_new = form.call.empty();
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .type = type,
                            .css_class = type == std::string_view("date") ? "govuk-input--width-10"
                                                                          : "govuk-input--width-5"});
    };
    Model::List intros;
    for (const auto language : languages) {
        const std::string code(language);
        const auto found = typed.facts.intro.find(code);
        intros.push_back(field_model(
            {.label =
                 locale.t("Text above the form, in {language}", {{"language", locale.language_name(code)}}),
             .name = "intro_" + code,
             .value = found == typed.facts.intro.end() ? std::string() : found->second,
             .error = error == nullptr ? std::string() : problem_on("intro_" + code, *error, locale),
             .language = code,
             .rows = 4}));
    }
    const auto title = is_new ? locale.t("New call for side events") : locale.t("Change the call");
    const UrlValues at{{"edition", form.edition.id}}, here{{"call", form.call}};
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"back_url", is_new ? scope.url("events.calls", at) : scope.url("events.call", here)},
        {"heading", title},
        {"action_url", is_new ? scope.url("events.call_create", at) : scope.url("events.call_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"zone", form.edition.dates.zone},
        {"intros", std::move(intros)},
        {"opens_on", field(locale.t("Opens on"), "opens_on", typed.opens_on, "date")},
        {"opens_time", field(locale.t("at"), "opens_time", typed.opens_time, "time")},
        {"closes_on", field(locale.t("Deadline"), "closes_on", typed.closes_on, "date")},
        {"closes_time", field(locale.t("at"), "closes_time", typed.closes_time, "time")},
        {"day_from", field(locale.t("Side events are placed from"), "day_from", typed.day_from, "time")},
        {"day_until", field(locale.t("until"), "day_until", typed.day_until, "time")},
        {"criteria", criterion_lines(typed, error, locale)},
        {"questions", question_lines(typed, error, locale)}};
    set_rule_fields(page, typed, error, locale);
    set_title_fields(page, typed.facts.titles, error, locale);
    set_problems(page, error, locale);
    return {.name = "events/side_events/call_form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// What a new call begins with: from today, until ten weeks before the opening where that still lies ahead.
CallFacts first_facts(const Edition& edition, Instant now, std::string_view language) {
    const auto today = day_in(now, edition.dates.zone);
    CallFacts facts{.opens = {today, std::chrono::hours(9)}};
    facts.titles.original = language;
    facts.closes = {std::max(edition.dates.start - std::chrono::weeks(10), today + std::chrono::weeks(2)),
                    std::chrono::hours(17)};
    return facts;
}

struct StoredCall {
    Edition edition;
    SideCall call;
};
Result<StoredCall> stored_call(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredCall> {
        auto call = find_call(uow, id);
        if (!call) return call_unknown(id);
        auto edition = find_edition(uow, call->edition_id).value();
        return StoredCall{std::move(edition), *std::move(call)};
    });
}

/// Problems of the form with those of the rules that are not about the same fields.
template <class T>
Result<T> with_form_problems(std::vector<FieldError> of_form, Result<T> stored) {
    if (of_form.empty() || (!stored && stored.error().code != ErrorCode::invalid_input)) return stored;
    if (!stored)
        for (const auto& each : stored.error().fields)
            if (std::none_of(of_form.begin(), of_form.end(),
                             [&](const auto& one) { return one.field == each.field; }))
                of_form.push_back(each);
    return refuse_if_any(std::move(of_form)).error();
}

}  // namespace

Result<Reply> new_call_form(const SideEventTools&, const Request& request, RequestScope& scope) {
    auto edition = edition_for(scope, request.path_value("edition"));
    if (!edition) return std::move(edition).error();
    const auto facts = first_facts(*edition, scope.now(), scope.locale().language());
    return call_form_view({.edition = *std::move(edition)}, typed_call(facts, 0), nullptr, scope);
}

Result<Reply> create_call_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto edition = edition_for(scope, id);
    if (!edition) return std::move(edition).error();
    std::vector<FieldError> problems;
    const auto typed = read_call_form(request, problems);
    const auto made = scope.db().write([&](UnitOfWork& uow) {
        return with_form_problems(problems, create_call(uow, scope.actor(), id, typed.facts));
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return call_form_view({.edition = *std::move(edition)}, typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t("The call was saved as a draft. Open it when it is ready."));
    return Redirect{scope.url("events.call", {{"call", *made}})};
}

Result<Reply> edit_call_form(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto stored = stored_call(request, scope);
    if (!stored) return stored.error();
    return call_form_view(
        {stored->edition, stored->call.id},
        typed_call(facts_of(stored->call, stored->edition.dates.zone), stored->call.revision), nullptr,
        scope);
}

Result<Reply> change_call_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto stored = stored_call(request, scope);
    if (!stored) return stored.error();
    std::vector<FieldError> problems;
    auto typed = read_call_form(request, problems);
    const auto saved = scope.db().write([&](UnitOfWork& uow) {
        return with_form_problems(
            problems, change_call(uow, scope.actor(), stored->call.id, typed.facts, read_revision(request)));
    });
    if (!saved) {
        if (!is_for_form(saved.error())) return saved.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) typed.revision = stored->call.revision;
        return call_form_view({stored->edition, stored->call.id}, typed, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.call", {{"call", stored->call.id}})};
}

}  // namespace plenaria::events
