// SPDX-License-Identifier: EUPL-1.2
// The form in which one question is written.
#include <algorithm>
#include <charconv>

#include "../common_pages.hpp"
#include "../delegations/delegation.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "city_answers.hpp"
#include "question_pages.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"

namespace plenaria::events {

namespace {

/// Empty rows for answers on offer, beside those that there are.
constexpr std::size_t more_options = 4;
constexpr std::size_t least_options = 6;

struct TypedQuestion {
    QuestionFacts facts;
    std::string erase_days;
    int revision = 0;
    std::string when_city = {};  ///< as typed, or the name of the city that is waited for
};

struct QuestionForm {
    Edition edition;
    std::vector<Question> form;
    AnswerNames names = {};     ///< of cities that questions wait for
    std::string question = {};  ///< empty: a new one
};

Titles typed_words(const Request& request, const std::string& part, const std::string& original) {
    Titles words{.original = original, .texts = {}};
    for (const auto language : languages)
        words.texts[std::string(language)] = request.form_value(part + '_' + std::string(language));
    return words;
}

TypedQuestion read_question(const Request& request) {
    const auto original = request.form_value("original_language");
    QuestionFacts facts{.kind = parse_question_kind(request.form_value("kind")).value_or(QuestionKind::text),
                        .of = parse_asked_of(request.form_value("of")).value_or(AskedOf::person),
                        .stage = parse_stage(request.form_value("stage")).value_or(Stage::registration),
                        .required = request.form_value("required") == "1",
                        .label = typed_words(request, "label", original),
                        .help = typed_words(request, "help", original),
                        .purpose = typed_words(request, "purpose", original)};
    for (std::size_t number = 1; number <= most_options + more_options; ++number) {
        const auto part = "option_" + std::to_string(number);
        if (!request.form.contains(part + "_key")) break;
        facts.options.push_back({request.form_value(part + "_key"), typed_words(request, part, original)});
    }
    for (const auto& kind : Form(request).all("file_kinds"))
        if (const auto known = parse_file_kind(kind)) facts.file_kinds.push_back(*known);
    // Problems are named by the number of an answer, so that rows without one do not count.
    std::erase_if(facts.options, [](const QuestionOption& each) { return tidy(each.words).texts.empty(); });
    const auto& condition = request.form_value("condition");
    const auto middle = std::min(condition.find('='), condition.size());
    facts.condition = {condition.substr(0, middle),
                       middle < condition.size() ? condition.substr(middle + 1) : std::string()};
    const auto& days = request.form_value("erase_days");
    facts.erase_days = -1;
    const auto [rest, failure] = std::from_chars(days.data(), days.data() + days.size(), facts.erase_days);
    if (failure != std::errc() || rest != days.data() + days.size()) facts.erase_days = -1;
    return {.facts = std::move(facts), .erase_days = days, .revision = read_revision(request)};
}

/// Keys of options come from the page; one that is no word would be split where answers are read.
void keep_known_keys(QuestionFacts& facts, const Question* stored) {
    for (auto& option : facts.options) {
        const bool known = stored != nullptr &&
                           std::any_of(stored->facts.options.begin(), stored->facts.options.end(),
                                       [&](const QuestionOption& each) { return each.key == option.key; });
        if (!known) option.key.clear();
    }
}

/// A city is chosen beside the list of conditions, which would be long with all of them.
Result<void> settle_city(const DelegationTools& tools, const Request& request, RequestScope& scope,
                         const QuestionForm& form, TypedQuestion& typed) {
    auto& condition = typed.facts.condition;
    typed.when_city = request.form_value("when_city_text");
    const auto* on = find_in(form.form, condition.question);
    if (on == nullptr || on->facts.kind != QuestionKind::city) return {};
    return scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        std::vector<FieldError> problems;
        const auto ref =
            read_party(uow, *tools.lookup, request, "when_city", "city", scope.locale(), problems);
        condition.value = ref.starts_with("city/") ? ref.substr(5) : std::string();
        return refuse_if_any(std::move(problems));
    });
}

/// The ref of the city that is waited for; empty when none is.
std::string waited_city(const QuestionForm& form, const QuestionFacts& facts) {
    const auto* on = find_in(form.form, facts.condition.question);
    const bool of_city = on != nullptr && on->facts.kind == QuestionKind::city;
    return of_city ? awaited_answer(on->facts, facts.condition.value) : std::string();
}

std::vector<Choice> condition_choices(const QuestionForm& form, const QuestionFacts& facts,
                                      const Locale& locale) {
    const bool of_city = !waited_city(form, facts).empty();
    const auto chosen = facts.condition.question + '=' + (of_city ? std::string() : facts.condition.value);
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("Always"), .selected = facts.condition.question.empty()}};
    for (const auto& each : form.form) {
        if (each.removed || each.id == form.question) continue;
        const auto& question = each.facts.label.in(locale.language());
        const auto any = each.id + '=';
        choices.push_back({.value = any,
                           .label = locale.t("If “{question}” is answered", {{"question", question}}),
                           .selected = any == chosen});
        for (const auto& value : condition_values(each.facts)) {
            const auto key = any + value;
            choices.push_back(
                {.value = key,
                 .label = locale.t(
                     "If “{question}” is “{answer}”",
                     {{"question", question}, {"answer", words_of_awaited(each, value, form.names, locale)}}),
                 .selected = key == chosen});
        }
    }
    return choices;
}

template <class Value>
Choice plain_choice(Value value, std::string label, Value chosen) {
    return {.value = std::string(to_text(value)), .label = std::move(label), .selected = value == chosen};
}

Model::List words_in_languages(const QuestionFacts& facts, const Error* error, const Locale& locale) {
    const auto field = [&](std::string label, const std::string& part, const Titles& words,
                           std::string_view language, int rows) {
        const auto name = part + '_' + std::string(language);
        const auto found = words.texts.find(std::string(language));
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = found == words.texts.end() ? std::string() : found->second,
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .language = std::string(language),
                            .rows = rows});
    };
    Model::List list;
    for (const auto language : languages)
        list.push_back({{"language_name", locale.language_name(language)},
                        {"label", field(locale.t("Question"), "label", facts.label, language, 1)},
                        {"help", field(locale.t("Help (optional)"), "help", facts.help, language, 2)},
                        {"purpose", field(locale.t("What the answer is needed for"), "purpose", facts.purpose,
                                          language, 2)}});
    return list;
}

Model::List option_rows(const QuestionFacts& facts, const Error* error, const Locale& locale) {
    const Titles none{};
    Model::List rows;
    const auto count = std::clamp(facts.options.size() + 2, least_options, most_options + more_options);
    for (std::size_t i = 0; i < count; ++i) {
        const auto part = "option_" + std::to_string(i + 1);
        Model::List words;
        for (const auto language : languages) {
            const auto name = part + '_' + std::string(language);
            const auto& texts = (i < facts.options.size() ? facts.options[i].words : none).texts;
            const auto found = texts.find(std::string(language));
            words.push_back(
                field_model({.label = locale.t("Answer {number}, {language}",
                                               {{"number", locale.number(static_cast<long long>(i) + 1)},
                                                {"language", locale.language_name(language)}}),
                             .name = name,
                             .value = found == texts.end() ? std::string() : found->second,
                             .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                             .language = std::string(language)}));
        }
        rows.push_back({{"key_name", part + "_key"},
                        {"key", i < facts.options.size() ? facts.options[i].key : std::string()},
                        {"words", std::move(words)}});
    }
    return rows;
}

View question_view(const QuestionForm& form, const TypedQuestion& typed, const Error* error,
                   const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = typed.facts;
    const bool is_new = form.question.empty();
    const auto problem = [&](const char* name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    std::vector<Choice> kinds, originals, file_kinds;
    for (const auto kind : all_file_kinds)
        file_kinds.push_back({.value = std::string(to_text(kind)),
                              .label = locale.t(name_of(kind)),
                              .selected = std::find(facts.file_kinds.begin(), facts.file_kinds.end(), kind) !=
                                          facts.file_kinds.end()});
    for (const auto kind : all_question_kinds)
        kinds.push_back(plain_choice(kind, locale.t(name_of(kind)), facts.kind));
    for (const auto language : languages)
        originals.push_back({.value = std::string(language),
                             .label = locale.language_name(language),
                             .selected = facts.label.original == language});
    const UrlValues at{{"edition", form.edition.id}}, here{{"question", form.question}};
    const auto title = is_new ? locale.t("New question") : locale.t("Change the question");
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"form_url", scope.url("events.form", at)},
        {"heading", title},
        {"action_url",
         is_new ? scope.url("events.question_add", at) : scope.url("events.question_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("events.question_remove", here)},
        {"original",
         choice_model({.label = locale.t("Language of the original"),
                       .name = "original_language",
                       .hint = locale.t("Where another language is empty, offices read this one."),
                       .error = problem("original_language")},
                      originals)},
        {"words", words_in_languages(facts, error, locale)},
        {"kind", choice_model({.label = locale.t("Kind of answer"), .name = "kind", .error = problem("kind")},
                              kinds)},
        {"options", option_rows(facts, error, locale)},
        {"file_kinds", choice_model({.label = locale.t("Kinds of files"),
                                     .name = "file_kinds",
                                     .hint = locale.t("For a file."),
                                     .error = problem("file_kinds")},
                                    file_kinds)},
        {"of",
         choice_model({.label = locale.t("Asked of"),
                       .name = "of",
                       .hint = locale.t("Substitutes are asked nothing while they are that."),
                       .error = problem("of")},
                      {plain_choice(AskedOf::person, locale.t("Each person"), facts.of),
                       plain_choice(AskedOf::delegation, locale.t("The delegation as a whole"), facts.of)})},
        {"stage", choice_model({.label = locale.t("When"), .name = "stage"},
                               {plain_choice(Stage::registration, locale.t("At registration"), facts.stage),
                                plain_choice(Stage::follow_up, locale.t("After approval of the registration"),
                                             facts.stage)})},
        {"required", field_model({.label = locale.t("An answer is required"),
                                  .name = "required",
                                  .value = "1",
                                  .checked = facts.required})},
        {"condition",
         choice_model({.label = locale.t("Shown"), .name = "condition", .error = problem("condition")},
                      condition_choices(form, facts, locale))},
        {"when_city",
         party_model({.label = locale.t("Only for this city (optional)"),
                      .name = "when_city",
                      .value = waited_city(form, facts),
                      .hint = locale.t("When it waits for a question that is answered by a city."),
                      .error = problem("when_city")},
                     typed.when_city, "city", scope)},
        {"erase_days", field_model({.label = locale.t("Answers are erased after"),
                                    .name = "erase_days",
                                    .value = typed.erase_days,
                                    .hint = locale.t("Days after the last day of the event."),
                                    .error = problem("erase_days"),
                                    .type = "number",
                                    .css_class = "govuk-input--width-5"})}};
    set_problems(page, error, locale);
    return {.name = "events/registration/question",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

struct StoredQuestion {
    Question question;
    QuestionForm form;
};

Result<StoredQuestion> stored_question(const DelegationTools& tools, const Request& request,
                                       RequestScope& scope) {
    const auto& id = request.path_value("question");
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredQuestion> {
        auto question = find_question(uow, id);
        if (!question || question->removed) return question_unknown(id);
        auto edition = find_edition(uow, question->edition_id).value();
        auto form = questions_of(uow, question->edition_id);
        auto names = city_names(uow, *tools.lookup, form, {}, scope.locale().language());
        return StoredQuestion{*std::move(question),
                              {std::move(edition), std::move(form), std::move(names), id}};
    });
}

Result<QuestionForm> form_of_new(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<QuestionForm> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        auto form = questions_of(uow, id);
        auto names = city_names(uow, *tools.lookup, form, {}, scope.locale().language());
        return QuestionForm{*std::move(edition), std::move(form), std::move(names)};
    });
}

}  // namespace

Result<Reply> new_question_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto form = form_of_new(tools, request, scope);
    if (!form) return form.error();
    TypedQuestion typed;
    typed.facts.label.original = scope.locale().language();
    typed.facts.file_kinds = {FileKind::pdf, FileKind::image};
    typed.erase_days = std::to_string(typed.facts.erase_days);
    return question_view(*form, typed, nullptr, scope);
}

Result<Reply> add_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto form = form_of_new(tools, request, scope);
    if (!form) return form.error();
    auto typed = read_question(request);
    keep_known_keys(typed.facts, nullptr);
    auto added = Result<std::string>(std::string());
    if (auto settled = settle_city(tools, request, scope, *form, typed); !settled)
        added = std::move(settled).error();
    else
        added = scope.db().write(
            [&](UnitOfWork& uow) { return add_question(uow, scope.actor(), form->edition.id, typed.facts); });
    if (added) {
        scope.notice(scope.locale().t("The question is on the form."));
        return Redirect{scope.url("events.form", {{"edition", form->edition.id}})};
    }
    if (!is_for_form(added.error())) return added.error();
    return question_view(*form, typed, &added.error(), scope);
}

Result<Reply> question_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_question(tools, request, scope);
    if (!stored) return stored.error();
    const auto& question = stored->question;
    const auto city = stored->form.names.find(waited_city(stored->form, question.facts));
    return question_view(stored->form,
                         {.facts = question.facts,
                          .erase_days = std::to_string(question.facts.erase_days),
                          .revision = question.revision,
                          .when_city = city == stored->form.names.end() ? std::string() : city->second},
                         nullptr, scope);
}

Result<Reply> change_question_post(const DelegationTools& tools, const Request& request,
                                   RequestScope& scope) {
    const auto stored = stored_question(tools, request, scope);
    if (!stored) return stored.error();
    auto typed = read_question(request);
    keep_known_keys(typed.facts, &stored->question);
    auto changed = settle_city(tools, request, scope, stored->form, typed);
    if (changed)
        changed = scope.db().write([&](UnitOfWork& uow) {
            return change_question(uow, scope.actor(), stored->question.id, typed.facts, typed.revision);
        });
    if (changed) {
        scope.notice(scope.locale().t("Changes saved."));
        return Redirect{scope.url("events.form", {{"edition", stored->form.edition.id}})};
    }
    if (!is_for_form(changed.error())) return changed.error();
    // Saving again after a conflict is a decision: it is made on what is stored now.
    if (changed.error().code == ErrorCode::conflict) typed.revision = stored->question.revision;
    return question_view(stored->form, typed, &changed.error(), scope);
}

}  // namespace plenaria::events
