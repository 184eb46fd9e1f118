// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/letter_text.hpp
/// Variables of letters to many. Pure.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::campaigns {

/// What stands for the variables in the letter of one reader, in the reader's language.
struct LetterValues {
    std::string greeting;  ///< the form of address of office and gender
    std::string name;
    std::string role;
    std::string city;
    std::string country;
    std::string mayor;
    std::string title;    ///< of the campaign
    std::string address;  ///< of its public page
    std::string embargo;  ///< when everybody reads it
};

/// "{{greeting}}, {{name}}, …"
std::string letter_variables();
/// Adds what is wrong under `field`, with line and column: a variable that does not exist or does not end,
/// and invisible control characters.
void check_letter_text(const std::string& field, std::string_view text, std::vector<FieldError>& problems);
/// The variables that it names, each once.
std::vector<std::string> variables_in(std::string_view text);
bool names_variable(std::string_view text, std::string_view variable);
/// Names of variables in `text` for which there is nothing.
std::vector<std::string> missing_in(std::string_view text, const LetterValues& values);
/// The first variable in `text` whose value holds another variable; empty when none does. Such a letter is
/// refused: what is merged is not looked into again.
std::string recursive_in(std::string_view text, const LetterValues& values);
std::string merged_letter(std::string_view text, const LetterValues& values);

}  // namespace plenaria::campaigns
