// SPDX-License-Identifier: EUPL-1.2
// Which questions may be on a form, and which answers they take.
#include <algorithm>
#include <set>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

#include "answer_file.hpp"
#include "question.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_label = 200;
constexpr std::size_t longest_help = 400;
constexpr std::size_t longest_option = 100;
constexpr std::string_view city_prefix = "city/";
constexpr int longest_keeping = 3650;
constexpr std::size_t longest_number = 9;

void check_words(const Titles& words, const std::string& part, std::size_t most,
                 std::vector<FieldError>& problems) {
    for (const auto& [language, text] : words.texts)
        if (!is_utf8(text) || length(text) > most)
            problems.push_back({part + '_' + language,
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(most)}}});
}

std::string without_leading_zeros(const std::string& digits) {
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) return digits;
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? "0" : digits.substr(first);
}

bool is_option(const QuestionFacts& facts, const std::string& key) {
    return std::any_of(facts.options.begin(), facts.options.end(),
                       [&](const QuestionOption& each) { return each.key == key; });
}

/// Each key once, in the order of the options; what is no option stays and is refused by the rule.
std::string ordered_keys(const QuestionFacts& facts, const std::string& answer) {
    const auto given = keys_in(answer);
    std::vector<std::string> kept;
    for (const auto& option : facts.options)
        if (std::find(given.begin(), given.end(), option.key) != given.end()) kept.push_back(option.key);
    for (const auto& key : given)
        if (!is_option(facts, key) && std::find(kept.begin(), kept.end(), key) == kept.end())
            kept.push_back(key);
    std::string joined;
    for (const auto& key : kept) joined += (joined.empty() ? "" : ",") + key;
    return joined;
}

bool is_file_id(const std::string& text) {
    return text.size() == 26 &&
           text.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos;
}

/// @return the sentence that says what would be right; empty when it is.
std::string_view wrong_with(const QuestionFacts& facts, const std::string& answer) {
    switch (facts.kind) {
        case QuestionKind::text:
        case QuestionKind::long_text:
            return {};
        case QuestionKind::one:
            return is_option(facts, answer) ? std::string_view()
                                            : /*t*/ "Choose one of the answers on offer.";
        case QuestionKind::many: {
            const auto keys = keys_in(answer);
            return std::all_of(keys.begin(), keys.end(),
                               [&](const std::string& key) { return is_option(facts, key); })
                       ? std::string_view()
                       : /*t*/ "Choose one of the answers on offer.";
        }
        case QuestionKind::yes_no:
            return answer == "yes" || answer == "no" ? std::string_view()
                                                     : /*t*/ "Choose one of the answers on offer.";
        case QuestionKind::day:
            return parse_day(answer) ? std::string_view() : /*t*/ "Write a day that exists, like 2019-12-17.";
        case QuestionKind::number:
            return answer.size() <= longest_number &&
                           answer.find_first_not_of("0123456789") == std::string::npos
                       ? std::string_view()
                       : /*t*/ "Write a whole number, like 3.";
        case QuestionKind::country:
            return std::binary_search(country_codes().begin(), country_codes().end(), answer)
                       ? std::string_view()
                       : /*t*/ "Write a country by its name, as the list has it.";
        case QuestionKind::city:
            return answer.starts_with(city_prefix) ? std::string_view() : /*t*/
                       "Write a city by its name. The list shows the "
                       "cities that can be chosen.";
        case QuestionKind::file: {
            const auto file = file_answer(answer);
            if (file.refusal) return words_of(*file.refusal);
            return is_file_id(file.id) ? std::string_view() : words_of(FileRefusal::gone);
        }
    }
    return {};
}

Answers together(Answers one, const Answers& other) {
    one.insert(other.begin(), other.end());
    return one;
}

Titles tidy_words(Titles words, const std::string& original) {
    words.original = original;
    return tidy(std::move(words));
}

/// Whether a question `asker` may wait for the answer to one `on`.
std::string_view cannot_wait(const QuestionFacts& asker, const QuestionFacts& on) {
    if (asker.of == AskedOf::delegation && on.of == AskedOf::person)
        return /*t*/ "What is asked of the delegation cannot wait for an answer of one person.";
    if (asker.stage == Stage::registration && on.stage == Stage::follow_up)
        return /*t*/ "What is asked at registration cannot wait for an answer of the follow-up.";
    const auto values = condition_values(on);
    // Whether there is such a city the page and the operation ask the directory.
    if (on.kind == QuestionKind::city) return {};
    if (!asker.condition.value.empty() &&
        std::find(values.begin(), values.end(), asker.condition.value) == values.end())
        return /*t*/ "The other question has no such answer.";
    return {};
}

bool leads_back(const std::vector<Question>& form, const std::string& from, const std::string& self) {
    auto at = from;
    for (std::size_t steps = 0; steps <= form.size() && !at.empty(); ++steps) {
        if (at == self) return true;
        const auto* question = find_in(form, at);
        at = question == nullptr ? std::string() : question->facts.condition.question;
    }
    return !at.empty();
}

void check_options(const QuestionFacts& facts, std::vector<FieldError>& problems) {
    if (!has_options(facts.kind)) return;
    if (facts.options.size() < 2)
        problems.push_back({"option_1_" + facts.label.original, /*t*/ "Offer at least two answers."});
    if (facts.options.size() > most_options)
        problems.push_back({"option_1_" + facts.label.original,
                            /*t*/ "Offer at most {max} answers.",
                            {{"max", std::to_string(most_options)}}});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < facts.options.size(); ++i) {
        const auto& words = facts.options[i].words;
        const auto part = "option_" + std::to_string(i + 1);
        const auto field = part + '_' + facts.label.original;
        if (!words.texts.contains(facts.label.original))
            problems.push_back({field, /*t*/ "Write this answer in the language of the original too."});
        else if (!seen.insert(fold(words.in(facts.label.original))).second)
            problems.push_back({field, /*t*/ "This answer is offered already."});
        check_words(words, part, longest_option, problems);
    }
}

void check_condition(const QuestionFacts& facts, const std::vector<Question>& form, const std::string& self,
                     std::vector<FieldError>& problems) {
    const auto& on = facts.condition.question;
    if (!on.empty()) {
        const auto* question = find_in(form, on);
        if (question == nullptr || question->removed)
            problems.push_back(
                {"condition", /*t*/ "The question that this one waits for is no longer asked."});
        else if (!self.empty() && leads_back(form, on, self))
            problems.push_back({"condition",
                                /*t*/ "“{question}” waits for this one itself: neither would ever be shown.",
                                {{"question", question->facts.label.in(facts.label.original)}}});
        else if (const auto why = cannot_wait(facts, question->facts); !why.empty())
            problems.push_back({"condition", std::string(why)});
    }
    for (const auto* waiting : dependents(form, self))
        if (!cannot_wait(waiting->facts, facts).empty())
            problems.push_back({"kind",
                                /*t*/
                                "“{question}” waits for an answer to this one, and could not any more. "
                                "Change that one first.",
                                {{"question", waiting->facts.label.in(facts.label.original)}}});
}

}  // namespace

Answers tidy_answers(const std::vector<const Question*>& questions, const std::vector<Question>& form,
                     Answers answers, const Answers& others) {
    Answers tidied;
    for (const auto* question : questions) {
        const auto found = answers.find(question->id);
        if (found == answers.end()) continue;
        auto answer = trim(found->second);
        if (question->facts.kind == QuestionKind::number) answer = without_leading_zeros(answer);
        if (question->facts.kind == QuestionKind::many) answer = ordered_keys(question->facts, answer);
        if (!answer.empty()) tidied[question->id] = std::move(answer);
    }
    // Judged on all that was answered, before anything is dropped: what is hidden hides what waits for it by
    // itself.
    const auto all = together(tidied, others);
    for (const auto* question : questions)
        if (!is_shown(*question, form, all)) tidied.erase(question->id);
    return tidied;
}

void check_answers(const std::vector<const Question*>& questions, const std::vector<Question>& form,
                   const Answers& answers, const Answers& others, const std::string& prefix,
                   std::vector<FieldError>& problems) {
    const auto all = together(answers, others);
    for (const auto* question : questions) {
        if (!is_shown(*question, form, all)) continue;
        const auto field = prefix + question->id;
        const auto found = answers.find(question->id);
        if (found == answers.end()) {
            if (question->facts.required) problems.push_back({field, /*t*/ "Answer this question."});
            continue;
        }
        const auto& answer = found->second;
        if (!is_utf8(answer) || length(answer) > longest_answer)
            problems.push_back({field,
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(longest_answer)}}});
        else if (const auto wrong = wrong_with(question->facts, answer); !wrong.empty())
            problems.push_back({field, std::string(wrong)});
    }
}

QuestionFacts tidy(QuestionFacts facts) {
    const auto original = facts.label.original;
    facts.label = tidy_words(std::move(facts.label), original);
    facts.help = tidy_words(std::move(facts.help), original);
    facts.purpose = tidy_words(std::move(facts.purpose), original);
    for (auto& option : facts.options) option.words = tidy_words(std::move(option.words), original);
    std::erase_if(facts.options, [](const QuestionOption& each) { return each.words.texts.empty(); });
    if (!has_options(facts.kind)) facts.options.clear();
    std::vector<FileKind> kinds;
    for (const auto kind : all_file_kinds)
        if (facts.kind == QuestionKind::file &&
            std::find(facts.file_kinds.begin(), facts.file_kinds.end(), kind) != facts.file_kinds.end())
            kinds.push_back(kind);
    facts.file_kinds = std::move(kinds);
    int number = 1;
    for (auto& option : facts.options)
        while (option.key.empty()) {
            const auto key = "o" + std::to_string(number++);
            if (!is_option(facts, key)) option.key = key;
        }
    if (facts.condition.question.empty()) facts.condition.value.clear();
    return facts;
}

void check(const QuestionFacts& facts, const std::vector<Question>& form, const std::string& self,
           std::vector<FieldError>& problems) {
    const auto& original = facts.label.original;
    if (!is_language(original)) {
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
        return;
    }
    if (!facts.label.texts.contains(original))
        problems.push_back(
            {"label_" + original, /*t*/ "Write the question in the language of the original."});
    check_words(facts.label, "label", longest_label, problems);
    check_words(facts.help, "help", longest_help, problems);
    if (!facts.purpose.texts.contains(original))
        problems.push_back({"purpose_" + original,
                            /*t*/ "Say what the answer is needed for. Offices read it; what is needed for "
                                  "nothing is not asked."});
    check_words(facts.purpose, "purpose", longest_help, problems);
    if (facts.erase_days < 0 || facts.erase_days > longest_keeping)
        problems.push_back({"erase_days",
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", "0"}, {"max", std::to_string(longest_keeping)}}});
    check_options(facts, problems);
    if (facts.kind == QuestionKind::file && facts.file_kinds.empty())
        problems.push_back({"file_kinds", /*t*/ "Choose at least one kind of file."});
    check_condition(facts, form, self, problems);
}

void check_change(const QuestionFacts& before, const QuestionFacts& after, const AnswerCounts& given,
                  std::vector<FieldError>& problems) {
    if (given.empty()) return;
    if (before.kind != after.kind)
        problems.push_back(
            {"kind",
             /*t*/
             "Offices have answered this question already, and their answers would mean nothing. "
             "Take it off the form and ask a new one."});
    if (before.of != after.of)
        problems.push_back(
            {"of",
             /*t*/
             "Offices have answered this question already, and their answers would mean nothing. "
             "Take it off the form and ask a new one."});
    if (!has_options(before.kind) || before.kind != after.kind) return;
    std::map<std::string, int> chosen;
    for (const auto& [answer, count] : given)
        for (const auto& key : keys_in(answer)) chosen[key] += count;
    for (const auto& option : before.options)
        if (chosen.contains(option.key) && !is_option(after, option.key))
            problems.push_back({"option_1_" + after.label.original,
                                /*t*/
                                "“{option}” was chosen {count} times already. Keep it; its words may change.",
                                {{"option", option.words.in(after.label.original)},
                                 {"count", std::to_string(chosen[option.key])}}});
}

}  // namespace plenaria::events
