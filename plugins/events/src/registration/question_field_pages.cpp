// SPDX-License-Identifier: EUPL-1.2
#include "question_field_pages.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

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

std::string condition_words(const Question& on, const std::string& value, const Locale& locale) {
    const auto& question = on.facts.label.in(locale.language());
    if (value.empty()) return locale.t("Only if you answer “{question}”.", {{"question", question}});
    return locale.t("Only if “{question}” is “{answer}”.",
                    {{"question", question}, {"answer", words_of_answer(on, value, locale)}});
}

std::string value_in_words(const Question& question, const std::string& answer, const Locale& locale) {
    return question.facts.kind == QuestionKind::country && answer.size() == 2 ? locale.country(answer)
                                                                              : answer;
}

Model one_question(const Question& question, const AnswerFields& fields, const Locale& locale) {
    const auto kind = question.facts.kind;
    const auto found = fields.answers.find(question.id);
    const auto answer = found == fields.answers.end() ? std::string() : found->second;
    const auto name = fields.prefix + question.id;
    Field field{.label = label_of(question, locale),
                .name = name,
                .value = value_in_words(question, answer, locale),
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
    return {
        {"is_input", kind == QuestionKind::text || kind == QuestionKind::day || kind == QuestionKind::number},
        {"is_long", kind == QuestionKind::long_text},
        {"is_country", kind == QuestionKind::country},
        {"is_buttons", kind == QuestionKind::yes_no || (kind == QuestionKind::one && !in_list)},
        {"is_list", in_list},
        {"is_boxes", kind == QuestionKind::many},
        {"field", chooses ? choice_model(field, choices) : field_model(field)},
        {"has_condition", live},
        {"on_name", !live                                 ? std::string()
                    : on->facts.of == AskedOf::delegation ? delegation_prefix + on->id
                                                          : fields.prefix + on->id},
        {"on_value", live ? condition.value : std::string()},
        {"only_if", live ? condition_words(*on, condition.value, locale) : std::string()}};
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

Model::List country_list(const std::vector<Question>& form, Stage stage, const Locale& locale) {
    const bool asks = std::any_of(form.begin(), form.end(), [&](const Question& each) {
        return !each.removed && each.facts.stage == stage && each.facts.kind == QuestionKind::country;
    });
    if (!asks) return {};
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
                     const std::string& prefix, const CountryReader& countries) {
    Answers answers;
    for (const auto* question : questions) {
        const auto name = prefix + question->id;
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
