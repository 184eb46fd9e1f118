// SPDX-License-Identifier: EUPL-1.2
#include "answer_columns.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

constexpr QuestionKind importable_kinds[] = {QuestionKind::text,   QuestionKind::long_text, QuestionKind::one,
                                             QuestionKind::many,   QuestionKind::yes_no,    QuestionKind::day,
                                             QuestionKind::number, QuestionKind::country};

bool is_called(const Question& question, const std::string& folded) {
    if (fold(question.id) == folded || (!question.format_key.empty() && fold(question.format_key) == folded))
        return true;
    const auto& texts = question.facts.label.texts;
    return std::any_of(texts.begin(), texts.end(),
                       [&](const auto& each) { return fold(each.second) == folded; });
}

/// A word may have a comma in it: the longest words that are an option win.
std::string chosen_of_many(const std::map<std::string, std::string>& options, const std::string& cell) {
    std::vector<std::string> parts{""};
    for (const char each : cell) {
        if (each == ',' || each == ';' || each == '\n' || each == '|')
            parts.emplace_back();
        else
            parts.back() += each;
    }
    std::string keys;
    for (std::size_t from = 0; from < parts.size();) {
        auto key = trim(parts[from]);
        std::size_t taken = 1;
        for (auto last = parts.size(); last > from; --last) {
            std::string words;
            for (auto i = from; i < last; ++i) words += ' ' + parts[i];
            const auto found = options.find(fold(words));
            if (found == options.end()) continue;
            key = found->second;
            taken = last - from;
            break;
        }
        from += taken;
        if (!key.empty()) keys += (keys.empty() ? "" : ",") + key;
    }
    return keys;
}

ImportNote about(const ReadAnswer& answer, std::string key, MessageValues values = {}) {
    return {std::move(key), std::move(values), answer.heading, answer.cell};
}

struct AnswerScope {
    AskedOf of;
    const Answers& before;
    const Answers& others;
};

void take_scope(const std::vector<ReadAnswer>& row, const std::vector<Question>& form, const AnswerScope& at,
                Answers& after, TakenAnswers& taken) {
    std::vector<const Question*> given;
    Answers typed;
    for (const auto& each : row) {
        const auto* question = find_in(form, each.question);
        if (question->facts.of != at.of) continue;
        given.push_back(question);
        typed[question->id] = each.answer;
    }
    auto others = at.before;
    others.insert(at.others.begin(), at.others.end());
    for (const auto* each : given) others.erase(each->id);
    const auto tidied = tidy_answers(given, form, std::move(typed), others);
    std::vector<FieldError> refused;
    check_answers(given, form, tidied, others, "", refused);
    for (const auto& each : row) {
        const auto* question = find_in(form, each.question);
        if (question->facts.of != at.of) continue;
        const auto problem = std::find_if(refused.begin(), refused.end(),
                                          [&](const FieldError& one) { return one.field == question->id; });
        const auto found = tidied.find(question->id);
        if (!each.problem.key.empty())
            taken.problems.push_back(about(each, each.problem.key, each.problem.values));
        else if (problem != refused.end())
            taken.problems.push_back(about(each, problem->message, problem->values));
        else if (found == tidied.end())
            taken.notes.push_back(
                about(each, /*t*/ "This is asked only after another answer, and is left out."));
        else if (auto& stands = after[question->id]; stands != found->second) {
            taken.changes.push_back({each.heading, stands, found->second, question->id});
            stands = found->second;
        }
    }
}

}  // namespace

bool is_importable(QuestionKind kind) {
    return std::find(std::begin(importable_kinds), std::end(importable_kinds), kind) !=
           std::end(importable_kinds);
}

std::vector<AnswerColumn> match_columns(const std::vector<std::string>& headings,
                                        const std::vector<Question>& form) {
    std::vector<AnswerColumn> columns;
    for (const auto& heading : headings) {
        const auto folded = fold(heading);
        std::vector<const Question*> meant;
        for (const auto& each : form)
            if (!each.removed && is_called(each, folded)) meant.push_back(&each);
        AnswerColumn column{.heading = heading};
        const bool is_second =
            meant.size() == 1 && std::any_of(columns.begin(), columns.end(), [&](const auto& each) {
                return each.question == meant.front()->id;
            });
        if (meant.empty())
            column.why = {/*t*/ "It is no question of the registration form."};
        else if (meant.size() > 1)
            column.why = {/*t*/ "Several questions of the form are called that."};
        else if (is_second)
            column.why = {/*t*/ "Another column answers the same question."};
        else if (!is_importable(meant.front()->facts.kind))
            column.why = {
                /*t*/ "Answers of this kind cannot stand in a table; they are given in the browser."};
        else
            column.question = meant.front()->id;
        columns.push_back(std::move(column));
    }
    return columns;
}

AnswerReader::AnswerReader(const std::vector<AnswerColumn>& columns, const std::vector<Question>& form,
                           const Locales& locales, directory::Sheets& sheets)
    : columns_(columns), form_(form), sheets_(sheets) {
    yes_no_ = {{"yes", "yes"}, {"true", "yes"}, {"1", "yes"}, {"no", "no"}, {"false", "no"}, {"0", "no"}};
    for (const auto language : languages) {
        const auto& locale = locales.get(language, "events");
        yes_no_.emplace(fold(locale.t("Yes")), "yes");
        yes_no_.emplace(fold(locale.t("No")), "no");
    }
    bool asks_country = false;
    for (const auto& column : columns_) {
        const auto* question = find_in(form_, column.question);
        if (question == nullptr) continue;
        asks_country = asks_country || question->facts.kind == QuestionKind::country;
        auto& options = options_[question->id];
        for (const auto& option : question->facts.options)
            for (const auto& [language, words] : option.words.texts) options.emplace(fold(words), option.key);
        for (const auto& option : question->facts.options) options.emplace(fold(option.key), option.key);
    }
    if (!asks_country) return;
    for (const auto& code : country_codes()) {
        for (const auto language : languages)
            countries_.emplace(fold(locales.get(language, "events").country(code)), code);
        countries_.emplace(fold(code), code);
    }
}

std::string AnswerReader::chosen(const Question& question, const std::string& cell) const {
    const auto& words = question.facts.kind == QuestionKind::yes_no    ? yes_no_
                        : question.facts.kind == QuestionKind::country ? countries_
                                                                       : options_.at(question.id);
    const auto found = words.find(fold(cell));
    return found == words.end() ? cell : found->second;
}

void AnswerReader::read_one(const Question& question, ReadAnswer& answer) const {
    switch (question.facts.kind) {
        case QuestionKind::one:
        case QuestionKind::yes_no:
        case QuestionKind::country:
            answer.answer = chosen(question, answer.cell);
            return;
        case QuestionKind::many:
            answer.answer = chosen_of_many(options_.at(question.id), answer.cell);
            return;
        case QuestionKind::day: {
            const auto reading = sheets_.read_day(answer.cell);
            answer.answer = reading.day ? to_text(*reading.day) : answer.cell;
            if (reading.other) answer.problem = {/*t*/ "It can be two days. Write it like 2019-11-11."};
            return;
        }
        default:
            answer.answer = answer.cell;
    }
}

std::vector<ReadAnswer> AnswerReader::read(const std::vector<std::string>& cells) const {
    std::vector<ReadAnswer> answers;
    for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
        const auto* question = find_in(form_, columns_[i].question);
        if (question == nullptr || cells[i].empty()) continue;
        ReadAnswer answer{.question = question->id, .heading = columns_[i].heading, .cell = cells[i]};
        read_one(*question, answer);
        answers.push_back(std::move(answer));
    }
    return answers;
}

TakenAnswers take_row(const std::vector<ReadAnswer>& row, const std::vector<Question>& form,
                      const Answers& of_delegation, const Answers& of_person, bool is_substitute) {
    TakenAnswers taken{.of_delegation = of_delegation, .of_person = of_person};
    take_scope(row, form, {AskedOf::delegation, of_delegation, {}}, taken.of_delegation, taken);
    if (!is_substitute) {
        take_scope(row, form, {AskedOf::person, of_person, taken.of_delegation}, taken.of_person, taken);
        return taken;
    }
    taken.of_person.clear();
    for (const auto& each : row)
        if (find_in(form, each.question)->facts.of == AskedOf::person)
            taken.notes.push_back(about(each, /*t*/ "Substitutes are asked nothing; this is left out."));
    return taken;
}

}  // namespace plenaria::events
