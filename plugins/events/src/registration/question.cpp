// SPDX-License-Identifier: EUPL-1.2
#include "question.hpp"

#include <algorithm>
#include <array>

#include <unicode/uloc.h>

namespace plenaria::events {

namespace {

template <class Value, std::size_t N>
using QuestionWords = std::array<std::pair<Value, std::string_view>, N>;

constexpr QuestionWords<QuestionKind, 10> kind_words{{{QuestionKind::text, "text"},
                                                      {QuestionKind::long_text, "long_text"},
                                                      {QuestionKind::one, "one"},
                                                      {QuestionKind::many, "many"},
                                                      {QuestionKind::yes_no, "yes_no"},
                                                      {QuestionKind::day, "day"},
                                                      {QuestionKind::number, "number"},
                                                      {QuestionKind::country, "country"},
                                                      {QuestionKind::city, "city"},
                                                      {QuestionKind::file, "file"}}};
constexpr QuestionWords<FileKind, 3> file_words{
    {{FileKind::pdf, "pdf"}, {FileKind::image, "image"}, {FileKind::word, "word"}}};
constexpr QuestionWords<AskedOf, 2> asked_words{
    {{AskedOf::delegation, "delegation"}, {AskedOf::person, "person"}}};
constexpr QuestionWords<Stage, 2> stage_words{
    {{Stage::registration, "registration"}, {Stage::follow_up, "follow_up"}}};

template <class Value, std::size_t N>
std::string_view question_word(const QuestionWords<Value, N>& words, Value value) {
    for (const auto& [each, word] : words)
        if (each == value) return word;
    return {};
}
template <class Value, std::size_t N>
std::optional<Value> question_value(const QuestionWords<Value, N>& words, std::string_view text) {
    for (const auto& [each, word] : words)
        if (word == text) return each;
    return std::nullopt;
}

bool condition_holds(const Question& on, const std::string& value, const Answers& answers) {
    const auto found = answers.find(on.id);
    if (found == answers.end() || found->second.empty()) return false;
    if (value.empty()) return true;
    if (on.facts.kind != QuestionKind::many) return found->second == awaited_answer(on.facts, value);
    const auto keys = keys_in(found->second);
    return std::find(keys.begin(), keys.end(), value) != keys.end();
}

}  // namespace

std::string_view to_text(QuestionKind kind) { return question_word(kind_words, kind); }
std::optional<QuestionKind> parse_question_kind(std::string_view text) {
    return question_value(kind_words, text);
}
std::string_view name_of(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::text:
            return /*t*/ "A line of text";
        case QuestionKind::long_text:
            return /*t*/ "A longer text";
        case QuestionKind::one:
            return /*t*/ "One of several";
        case QuestionKind::many:
            return /*t*/ "Any of several";
        case QuestionKind::yes_no:
            return /*t*/ "Yes or no";
        case QuestionKind::day:
            return /*t*/ "A day";
        case QuestionKind::number:
            return /*t*/ "A number";
        case QuestionKind::country:
            return /*t*/ "A country";
        case QuestionKind::city:
            return /*t*/ "A city of the directory";
        case QuestionKind::file:
            return /*t*/ "A file";
    }
    return {};
}
bool has_options(QuestionKind kind) { return kind == QuestionKind::one || kind == QuestionKind::many; }

std::string_view to_text(FileKind kind) { return question_word(file_words, kind); }
std::optional<FileKind> parse_file_kind(std::string_view text) { return question_value(file_words, text); }
std::string_view name_of(FileKind kind) {
    switch (kind) {
        case FileKind::pdf:
            return /*t*/ "PDF";
        case FileKind::image:
            return /*t*/ "JPEG or PNG";
        case FileKind::word:
            return /*t*/ "Word (DOCX)";
    }
    return {};
}

std::string_view to_text(AskedOf of) { return question_word(asked_words, of); }
std::optional<AskedOf> parse_asked_of(std::string_view text) { return question_value(asked_words, text); }
std::string_view to_text(Stage stage) { return question_word(stage_words, stage); }
std::optional<Stage> parse_stage(std::string_view text) { return question_value(stage_words, text); }

const Question* find_in(const std::vector<Question>& form, std::string_view id) {
    const auto found =
        std::find_if(form.begin(), form.end(), [&](const Question& each) { return each.id == id; });
    return found == form.end() ? nullptr : &*found;
}

bool is_shown(const Question& question, const std::vector<Question>& form, const Answers& answers) {
    const auto* at = &question;
    // Chains are no longer than the form; what goes round in a circle is never shown.
    for (std::size_t steps = 0; steps <= form.size(); ++steps) {
        if (at->removed) return false;
        const auto& condition = at->facts.condition;
        if (condition.question.empty()) return true;
        const auto* on = find_in(form, condition.question);
        if (on == nullptr || !condition_holds(*on, condition.value, answers)) return false;
        at = on;
    }
    return false;
}

std::vector<const Question*> asked(const std::vector<Question>& form, Stage stage, AskedOf of) {
    std::vector<const Question*> found;
    for (const auto& each : form)
        if (!each.removed && each.facts.stage == stage && each.facts.of == of) found.push_back(&each);
    std::stable_sort(found.begin(), found.end(),
                     [](const Question* a, const Question* b) { return a->position < b->position; });
    return found;
}

std::vector<const Question*> dependents(const std::vector<Question>& form, const std::string& id) {
    std::vector<const Question*> found;
    for (const auto& each : form)
        if (!each.removed && !id.empty() && each.facts.condition.question == id) found.push_back(&each);
    return found;
}

std::vector<std::string> condition_values(const QuestionFacts& facts) {
    if (facts.kind == QuestionKind::yes_no) return {"yes", "no"};
    std::vector<std::string> keys;
    if (has_options(facts.kind))
        for (const auto& option : facts.options) keys.push_back(option.key);
    return keys;
}

std::string awaited_answer(const QuestionFacts& on, const std::string& value) {
    return on.kind == QuestionKind::city && !value.empty() ? "city/" + value : value;
}

std::vector<std::string> keys_in(std::string_view answer) {
    std::vector<std::string> keys;
    while (!answer.empty()) {
        const auto end = std::min(answer.find(','), answer.size());
        if (end > 0) keys.emplace_back(answer.substr(0, end));
        answer.remove_prefix(std::min(end + 1, answer.size()));
    }
    return keys;
}

const std::vector<std::string>& country_codes() {
    static const auto codes = [] {
        std::vector<std::string> all;
        for (const auto* const* each = uloc_getISOCountries(); *each != nullptr; ++each)
            all.emplace_back(*each);
        std::sort(all.begin(), all.end());
        return all;
    }();
    return codes;
}

}  // namespace plenaria::events
