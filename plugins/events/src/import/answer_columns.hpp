// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/answer_columns.hpp
/// Columns of a table that are questions of the registration form, and what their cells answer.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/directory/sheets.hpp>
#include <plenaria/locale.hpp>

#include "../registration/question_repository.hpp"
#include "programme_plan.hpp"

namespace plenaria::events {

struct AnswerColumn {
    std::string heading = {};
    std::string question = {};  ///< its id; empty: the column is not read
    ImportNote why = {};        ///< it is not read
};

/// By the question's id, the key that its format gave it, or its words in any language.
std::vector<AnswerColumn> match_columns(const std::vector<std::string>& headings,
                                        const std::vector<Question>& form);

/// Whether a cell can answer that: neither a file nor a city stands in one.
bool is_importable(QuestionKind kind);

/// A cell that is not empty, as an answer.
struct ReadAnswer {
    std::string question = {};
    std::string heading = {}, cell = {};
    std::string answer = {};  ///< what cannot be read stands here as it is, for the rules to refuse
    ImportNote problem = {};  ///< its key is empty where there is none
};

/// Reads cells of one form: its words are looked up once for all rows.
class AnswerReader {
public:
    AnswerReader(const std::vector<AnswerColumn>& columns, const std::vector<Question>& form,
                 const Locales& locales, directory::Sheets& sheets);
    /// @param cells one for each column
    [[nodiscard]] std::vector<ReadAnswer> read(const std::vector<std::string>& cells) const;

private:
    [[nodiscard]] std::string chosen(const Question& question, const std::string& cell) const;
    void read_one(const Question& question, ReadAnswer& answer) const;

    const std::vector<AnswerColumn>& columns_;
    const std::vector<Question>& form_;
    directory::Sheets& sheets_;
    std::map<std::string, std::map<std::string, std::string>> options_;  ///< question → folded words → key
    std::map<std::string, std::string> yes_no_;                          ///< folded word → "yes" or "no"
    std::map<std::string, std::string> countries_;                       ///< folded name → code
};

/// What the cells of one row make of the answers that stand.
struct TakenAnswers {
    Answers of_delegation = {}, of_person = {};  ///< as they will be, whole
    std::vector<ImportChange> changes = {};
    std::vector<ImportNote> notes = {};     ///< what is left out, and why
    std::vector<ImportNote> problems = {};  ///< for which the row stays out
};
/// An empty cell says nothing: what was answered stays. Substitutes are asked nothing of themselves.
TakenAnswers take_row(const std::vector<ReadAnswer>& row, const std::vector<Question>& form,
                      const Answers& of_delegation, const Answers& of_person, bool is_substitute);

}  // namespace plenaria::events
