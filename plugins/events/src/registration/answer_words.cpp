// SPDX-License-Identifier: EUPL-1.2
#include "answer_words.hpp"

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

std::string words_of_key(const Question& question, const std::string& key, const Locale& locale) {
    for (const auto& option : question.facts.options)
        if (option.key == key) return option.words.in(locale.language());
    return key;
}

}  // namespace

std::string words_of_answer(const Question& question, const std::string& answer, const AnswerNames& names,
                            const Locale& locale) {
    if (question.facts.kind == QuestionKind::day)
        if (const auto day = parse_day(answer)) return locale.day(*day);
    return cell_of_answer(question, answer, names, locale);
}

std::string words_of_awaited(const Question& on, const std::string& value, const AnswerNames& names,
                             const Locale& locale) {
    return words_of_answer(on, awaited_answer(on.facts, value), names, locale);
}

std::string cell_of_answer(const Question& question, const std::string& answer, const AnswerNames& names,
                           const Locale& locale) {
    switch (question.facts.kind) {
        case QuestionKind::one:
            return words_of_key(question, answer, locale);
        case QuestionKind::many: {
            std::string words;
            for (const auto& key : keys_in(answer))
                words += (words.empty() ? "" : ", ") + words_of_key(question, key, locale);
            return words;
        }
        case QuestionKind::yes_no:
            if (answer == "yes") return locale.t("Yes");
            return answer == "no" ? locale.t("No") : answer;
        case QuestionKind::country:
            return locale.country(answer);
        case QuestionKind::city:
        case QuestionKind::file: {
            const auto found = names.find(answer);
            return found == names.end() ? locale.t("(no longer there)") : found->second;
        }
        case QuestionKind::text:
        case QuestionKind::long_text:
        case QuestionKind::day:
        case QuestionKind::number:
            return answer;
    }
    return answer;
}

Day erased_after(const Question& question, const Dates& dates) {
    return dates.end + std::chrono::days(question.facts.erase_days);
}

Model::List purposes_model(const std::vector<Question>& form, Stage stage, const Dates& dates,
                           const Locale& locale) {
    Model::List rows;
    for (const auto of : {AskedOf::person, AskedOf::delegation})
        for (const auto* question : asked(form, stage, of))
            rows.push_back({{"question", question->facts.label.in(locale.language())},
                            {"purpose", question->facts.purpose.in(locale.language())},
                            {"erased", locale.t("The answer is erased on {day}.",
                                                {{"day", locale.day(erased_after(*question, dates))}})}});
    return rows;
}

Model::List answers_model(const std::vector<Question>& form, const Answers& answers, const AnswerNames& names,
                          const FileUrl& file_url, const Locale& locale) {
    Model::List rows;
    for (const auto& question : form) {
        const auto found = answers.find(question.id);
        if (found == answers.end()) continue;
        const auto& label = question.facts.label.in(locale.language());
        const bool has_file = question.facts.kind == QuestionKind::file && names.contains(found->second);
        rows.push_back(
            {{"key",
              question.removed ? locale.t("{question} (no longer asked)", {{"question", label}}) : label},
             {"value", words_of_answer(question, found->second, names, locale)},
             {"has_file", has_file},
             {"file_url", has_file ? file_url(found->second) : std::string()}});
    }
    return rows;
}

std::string CountryReader::code_of(const std::string& typed) const {
    if (by_name_.empty())
        for (const auto& code : country_codes()) {
            for (const auto language : languages)
                by_name_.emplace(fold(locales_.get(language, "events").country(code)), code);
            by_name_.emplace(fold(code), code);
        }
    const auto found = by_name_.find(fold(typed));
    return found == by_name_.end() ? typed : found->second;
}

}  // namespace plenaria::events
