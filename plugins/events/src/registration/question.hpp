// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question.hpp
/// What the registration form of an edition asks, when a question is shown, and which answers it takes. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/sent_file.hpp>
#include <plenaria/time.hpp>

#include "../editions/titles.hpp"

namespace plenaria::events {

using plenaria::to_text;  // of days and instants, which the ones of this room would hide

enum class QuestionKind : std::uint8_t {
    text = 1,
    long_text,
    one,
    many,
    yes_no,
    day,
    number,
    country,
    city,
    file
};
inline constexpr QuestionKind all_question_kinds[] = {
    QuestionKind::text, QuestionKind::long_text, QuestionKind::yes_no, QuestionKind::one,
    QuestionKind::many, QuestionKind::day,       QuestionKind::number, QuestionKind::country,
    QuestionKind::city, QuestionKind::file};
std::string_view to_text(QuestionKind kind);
std::optional<QuestionKind> parse_question_kind(std::string_view text);
/// Catalog key: "One of several".
std::string_view name_of(QuestionKind kind);
bool has_options(QuestionKind kind);

/// What a file may be that answers a question.
inline constexpr FileKind all_file_kinds[] = {FileKind::pdf, FileKind::image, FileKind::word};
std::string_view to_text(FileKind kind);
std::optional<FileKind> parse_file_kind(std::string_view text);
/// Catalog key: "JPEG or PNG".
std::string_view name_of(FileKind kind);

/// Of whom it is asked. Substitutes are asked nothing while they are that: they may never come.
enum class AskedOf : std::uint8_t { delegation = 1, person };
std::string_view to_text(AskedOf of);
std::optional<AskedOf> parse_asked_of(std::string_view text);

enum class Stage : std::uint8_t {
    registration = 1,
    follow_up,  ///< once the registration was approved
};
std::string_view to_text(Stage stage);
std::optional<Stage> parse_stage(std::string_view text);

struct QuestionOption {
    std::string key = {};  ///< what answers hold; stays while its words change
    Titles words = {};
    bool operator==(const QuestionOption&) const = default;
};

/// A question that is shown only after a certain answer to another one.
struct Condition {
    std::string question = {};  ///< empty: it is always shown
    std::string value = {};     ///< an option, "yes", "no", the id of a city; empty: whatever was answered
    bool operator==(const Condition&) const = default;
};

struct QuestionFacts {
    QuestionKind kind = QuestionKind::text;
    AskedOf of = AskedOf::person;
    Stage stage = Stage::registration;
    bool required = false;
    Titles label = {};    ///< its original is that of help and purpose too
    Titles help = {};     ///< may be empty
    Titles purpose = {};  ///< what the answer is needed for, as the office reads it
    int erase_days = 30;  ///< after the last day of the edition
    std::vector<QuestionOption> options = {};
    Condition condition = {};
    std::vector<FileKind> file_kinds = {};  ///< of a file; in the order of all_file_kinds
};

struct Question {
    std::string id = {};
    std::string edition_id = {};
    int position = 0;
    QuestionFacts facts = {};
    std::string format_key = {};  ///< as the format calls it from which it came; empty: none
    bool removed = false;         ///< no longer asked; what was answered stays until it is erased
    int revision = 1;
};

/// Question → what was answered: the text; a key; keys with commas between; "yes" or "no"; "2019-12-17";
/// digits; "JO"; "city/ID"; the id of a file that is kept. Nothing is there of what was not answered.
using Answers = std::map<std::string, std::string>;

const Question* find_in(const std::vector<Question>& form, std::string_view id);

/// Whether `answers`, those of the delegation and, for a question about a person, of that person, lead to it:
/// its condition holds, and the question of the condition is shown itself.
bool is_shown(const Question& question, const std::vector<Question>& form, const Answers& answers);

/// Those of one stage that are asked of `of`, in order, shown or not.
std::vector<const Question*> asked(const std::vector<Question>& form, Stage stage, AskedOf of);

/// Answers as they were typed: without white space around them, numbers without the zeros before them, and
/// without those to questions that are not shown or not `asked`.
/// @param others that conditions may look at: of the delegation, of an earlier stage.
Answers tidy_answers(const std::vector<const Question*>& questions, const std::vector<Question>& form,
                     Answers answers, const Answers& others);
/// Adds every problem of tidied `answers`, under `prefix` and the id of the question.
void check_answers(const std::vector<const Question*>& questions, const std::vector<Question>& form,
                   const Answers& answers, const Answers& others, const std::string& prefix,
                   std::vector<FieldError>& problems);

/// Without white space around texts, without options that say nothing; options get a key.
QuestionFacts tidy(QuestionFacts facts);
/// Adds what is wrong, under "label_en", "purpose_en", "option_1_en", "erase_days", "condition", "kind".
/// @param form of the edition, with or without the question itself. @param self its id; empty: a new one.
void check(const QuestionFacts& facts, const std::vector<Question>& form, const std::string& self,
           std::vector<FieldError>& problems);

/// How often each value was answered, of one question: what may not change any more.
using AnswerCounts = std::map<std::string, int>;
/// Adds what the answers that are given stand against.
void check_change(const QuestionFacts& before, const QuestionFacts& after, const AnswerCounts& given,
                  std::vector<FieldError>& problems);

/// Those that are asked because of this one.
std::vector<const Question*> dependents(const std::vector<Question>& form, const std::string& id);

/// What a condition can wait for: the values of that question; none: only whether it was answered.
std::vector<std::string> condition_values(const QuestionFacts& facts);

/// What a condition that waits for this value looks for in the answers: of a city its ref.
std::string awaited_answer(const QuestionFacts& on, const std::string& value);

/// Keys in "vegetarian,halal".
std::vector<std::string> keys_in(std::string_view answer);

/// ISO 3166-1 alpha-2, in their order.
const std::vector<std::string>& country_codes();

inline constexpr std::size_t most_questions = 60;
inline constexpr std::size_t most_options = 20;
inline constexpr std::size_t longest_answer = 1000;

}  // namespace plenaria::events
