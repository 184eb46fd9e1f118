// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/answer_words.hpp
/// Answers in words, and words as answers. Pure but for the reader's language.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "../editions/edition.hpp"
#include "question.hpp"

namespace plenaria::events {

/// What answers that are refs and ids are called: "city/ID" → "Montréal", the id of a file → "passport.pdf".
using AnswerNames = std::map<std::string, std::string>;

/// "Vegetarian, no nuts", "17 December 2019", "Jordan", "Montréal", "passport.pdf".
std::string words_of_answer(const Question& question, const std::string& answer, const AnswerNames& names,
                            const Locale& locale);
/// The same for a table: days and numbers as they are.
std::string cell_of_answer(const Question& question, const std::string& answer, const AnswerNames& names,
                           const Locale& locale);
/// Of the answer that a condition waits for.
std::string words_of_awaited(const Question& on, const std::string& value, const AnswerNames& names,
                             const Locale& locale);

/// The last day of the answers to it.
Day erased_after(const Question& question, const Dates& dates);

/// What each question of `stage` is needed for, and when answers go: question, purpose, erased.
Model::List purposes_model(const std::vector<Question>& form, Stage stage, const Dates& dates,
                           const Locale& locale);

/// Where a file is read, by its id.
using FileUrl = std::function<std::string(const std::string& file)>;

/// Answers of one person, or of the delegation: key, value, and of a file that is kept has_file, file_url;
/// those to questions that are no longer asked too.
Model::List answers_model(const std::vector<Question>& form, const Answers& answers, const AnswerNames& names,
                          const FileUrl& file_url, const Locale& locale);

/// Which country a typed name means: in English, Spanish or French, with or without accents, or by its code.
class CountryReader {
public:
    explicit CountryReader(const Locales& locales) : locales_(locales) {}
    /// @return its code; the text itself when it means none, for the rule to refuse.
    [[nodiscard]] std::string code_of(const std::string& typed) const;

private:
    const Locales& locales_;
    mutable std::map<std::string, std::string> by_name_;  ///< made when it is needed first
};

}  // namespace plenaria::events
