// SPDX-License-Identifier: EUPL-1.2
#include "question_field_pages.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "answer_file.hpp"
#include "city_answers.hpp"

namespace plenaria::events {

namespace {

/// Beyond that many a list to choose from is shorter than buttons.
constexpr std::size_t most_buttons = 7;

std::string label_of(const Question& question, const Locale& locale) {
    const auto& label = question.facts.label.in(locale.language());
    return question.facts.required ? label : locale.t("{question} (optional)", {{"question", label}});
}

std::vector<Choice> choices_of(const Question& question, const std::string& answer, const Locale& locale) {
    std::vector<Choice> choices;
    const auto given = keys_in(answer);
    const auto offer = [&](const std::string& key, std::string label) {
        choices.push_back({.value = key,
                           .label = std::move(label),
                           .selected = std::find(given.begin(), given.end(), key) != given.end()});
    };
    if (question.facts.kind == QuestionKind::yes_no) {
        offer("yes", locale.t("Yes"));
        offer("no", locale.t("No"));
    }
    for (const auto& option : question.facts.options) offer(option.key, option.words.in(locale.language()));
    return choices;
}

std::string condition_words(const Question& on, const std::string& value, const AnswerNames& names,
                            const Locale& locale) {
    const auto& question = on.facts.label.in(locale.language());
    if (value.empty()) return locale.t("Only if you answer “{question}”.", {{"question", question}});
    return locale.t("Only if “{question}” is “{answer}”.",
                    {{"question", question}, {"answer", words_of_awaited(on, value, names, locale)}});
}

std::string value_in_words(const Question& question, const std::string& answer, const AnswerNames& names,
                           const Locale& locale) {
    if (question.facts.kind == QuestionKind::country && answer.size() == 2) return locale.country(answer);
    const auto found = question.facts.kind == QuestionKind::city ? names.find(answer) : names.end();
    return found == names.end() ? answer : found->second;
}

/// What the script compares with the field: of a city the name that stands there.
std::string awaited_in_field(const Question& on, const std::string& value, const AnswerNames& names,
                             const Locale& locale) {
    return on.facts.kind == QuestionKind::city && !value.empty() ? words_of_awaited(on, value, names, locale)
                                                                 : value;
}

std::string kinds_in_words(const std::vector<FileKind>& kinds, const Locale& locale) {
    std::string words;
    for (const auto kind : kinds) words += (words.empty() ? "" : ", ") + locale.t(name_of(kind));
    return locale.t("{kinds}; at most 7 MB.", {{"kinds", words}});
}

void set_city(Model& field, const std::string& answer, const AnswerFields& fields, const Locale& locale) {
    field.set("ref", answer.starts_with("city/") ? answer : std::string());
    field.set("suggests", !fields.links.city_url.empty());
    field.set("suggest_url", fields.links.city_url);
    field.set("none", locale.t("No such city"));
}

void set_file(Model& field, const Question& question, const std::string& name, const std::string& answer,
              const AnswerFields& fields, const Locale& locale) {
    const auto kept = file_answer(answer).id;
    const auto found = fields.links.names.find(kept);
    const bool has_file = found != fields.links.names.end();
    field.set("file_id", has_file ? kept : std::string());
    field.set("has_file", has_file);
    field.set("file_name", has_file ? found->second : std::string());
    field.set("file_url", has_file && fields.links.file_url ? fields.links.file_url(kept) : std::string());
    field.set("accept", accepted_endings(question.facts.file_kinds));
    field.set("most", std::to_string(largest_sent_file));
    field.set("too_large", locale.t(words_of(FileRefusal::large)));
    field.set("remove",
              field_model({.label = locale.t("Remove this file"), .name = name + "_remove", .value = "1"}));
}

Model one_question(const Question& question, const AnswerFields& fields, const Locale& locale) {
    const auto kind = question.facts.kind;
    const auto found = fields.answers.find(question.id);
    const auto answer = found == fields.answers.end() ? std::string() : found->second;
    const auto name = fields.prefix + question.id;
    Field field{.label = label_of(question, locale),
                .name = name,
                .value = value_in_words(question, answer, fields.links.names, locale),
                .hint = question.facts.help.in(locale.language()),
                .error = fields.error == nullptr ? std::string() : problem_on(name, *fields.error, locale),
                .rows = 3};
    if (kind == QuestionKind::day) field.type = "date";
    if (kind == QuestionKind::number) {
        field.type = "number";
        field.css_class = "govuk-input--width-5";
    }
    const bool chooses = has_options(kind) || kind == QuestionKind::yes_no;
    auto choices = choices_of(question, answer, locale);
    const bool in_list = kind == QuestionKind::one && choices.size() > most_buttons;
    if (in_list) choices.insert(choices.begin(), Choice{.value = "", .label = locale.t("Choose…")});
    const auto& condition = question.facts.condition;
    const auto* on = condition.question.empty() ? nullptr : find_in(fields.form, condition.question);
    const bool live = on != nullptr && on->facts.stage == fields.stage;
    if (kind == QuestionKind::file)
        field.hint += (field.hint.empty() ? "" : " ") + kinds_in_words(question.facts.file_kinds, locale);
    auto shown = chooses ? choice_model(field, choices) : field_model(field);
    if (kind == QuestionKind::city) set_city(shown, answer, fields, locale);
    if (kind == QuestionKind::file) set_file(shown, question, name, answer, fields, locale);
    return {
        {"is_input", kind == QuestionKind::text || kind == QuestionKind::day || kind == QuestionKind::number},
        {"is_long", kind == QuestionKind::long_text},
        {"is_country", kind == QuestionKind::country},
        {"is_buttons", kind == QuestionKind::yes_no || (kind == QuestionKind::one && !in_list)},
        {"is_list", in_list},
        {"is_boxes", kind == QuestionKind::many},
        {"is_city", kind == QuestionKind::city},
        {"is_file", kind == QuestionKind::file},
        {"field", std::move(shown)},
        {"has_condition", live},
        {"on_name", !live                                 ? std::string()
                    : on->facts.of == AskedOf::delegation ? delegation_prefix + on->id
                                                          : fields.prefix + on->id},
        {"on_value",
         live ? awaited_in_field(*on, condition.value, fields.links.names, locale) : std::string()},
        {"only_if",
         live ? condition_words(*on, condition.value, fields.links.names, locale) : std::string()}};
}

bool asks_for(QuestionKind kind, const std::vector<Question>& form, Stage stage) {
    return std::any_of(form.begin(), form.end(), [&](const Question& each) {
        return !each.removed && each.facts.stage == stage && each.facts.kind == kind;
    });
}

/// Whether it can be shown at all: what an earlier stage has decided is not asked.
bool may_come(const Question& question, const AnswerFields& fields) {
    const auto& condition = question.facts.condition;
    if (condition.question.empty()) return true;
    const auto* on = find_in(fields.form, condition.question);
    if (on == nullptr) return false;
    if (on->facts.stage == fields.stage) return may_come(*on, fields);
    return is_shown(question, fields.form, fields.others);
}

}  // namespace

Model::List question_fields(const AnswerFields& fields, AskedOf of, const Locale& locale) {
    Model::List list;
    for (const auto* question : asked(fields.form, fields.stage, of))
        if (may_come(*question, fields)) list.push_back(one_question(*question, fields, locale));
    return list;
}

FieldLinks office_links(UnitOfWork& uow, const DelegationTools& tools, const std::string& edition,
                        const std::string& delegation, const std::vector<Question>& form,
                        const AnswersByPerson& answers, const RequestScope& scope) {
    return {.names = names_for_delegation(uow, *tools.lookup, form, delegation, answers,
                                          scope.locale().language()),
            .city_url = scope.url("events.office_cities", {{"edition", edition}}) + "?q=",
            .file_url = [edition, &scope](const std::string& file) {
                return scope.url("events.office_answer_file", {{"edition", edition}, {"answer_file", file}});
            }};
}

void set_form_parts(Model& page, const std::vector<Question>& form, Stage stage, const Locale& locale) {
    auto countries = country_list(form, stage, locale);
    page.set("has_files", asks_for(QuestionKind::file, form, stage));
    page.set("most", std::to_string(largest_form));
    page.set("too_much", locale.t("These files are larger than 60 MB together. Send some of them first."));
    page.set("has_countries", !countries.empty());
    page.set("countries", std::move(countries));
}

Model::List country_list(const std::vector<Question>& form, Stage stage, const Locale& locale) {
    if (!asks_for(QuestionKind::country, form, stage)) return {};
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& code : country_codes()) {
        auto name = locale.country(code);
        auto key = locale.sort_key(name);
        names.emplace_back(std::move(key), std::move(name));
    }
    std::sort(names.begin(), names.end());
    Model::List list;
    for (auto& [key, name] : names) list.push_back({{"name", std::move(name)}});
    return list;
}

Answers read_answers(const Request& request, const std::vector<const Question*>& questions,
                     const std::string& prefix, const CountryReader& countries,
                     const SettledFields& settled) {
    Answers answers;
    for (const auto* question : questions) {
        const auto name = prefix + question->id;
        if (const auto found = settled.answers.find(name); found != settled.answers.end()) {
            if (!found->second.empty()) answers[question->id] = found->second;
            continue;
        }
        if (question->facts.kind == QuestionKind::many) {
            std::string joined;
            for (const auto& key : Form(request).all(name)) joined += (joined.empty() ? "" : ",") + key;
            if (!joined.empty()) answers[question->id] = std::move(joined);
            continue;
        }
        const auto& typed = request.form_value(name);
        if (typed.empty()) continue;
        const bool names_country = question->facts.kind == QuestionKind::country && is_utf8(typed);
        answers[question->id] = names_country ? countries.code_of(typed) : typed;
    }
    return answers;
}

}  // namespace plenaria::events
