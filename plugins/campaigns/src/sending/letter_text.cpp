// SPDX-License-Identifier: EUPL-1.2
#include "letter_text.hpp"

#include <algorithm>
#include <optional>

#include <plenaria/text.hpp>

#include "../outputs/variables.hpp"

namespace plenaria::campaigns {

namespace {

struct LetterVariable {
    std::string_view name;
    std::string LetterValues::*value;
};
constexpr LetterVariable letter_variable_table[] = {
    {"greeting", &LetterValues::greeting}, {"name", &LetterValues::name},
    {"role", &LetterValues::role},         {"city", &LetterValues::city},
    {"country", &LetterValues::country},   {"mayor", &LetterValues::mayor},
    {"title", &LetterValues::title},       {"address", &LetterValues::address},
    {"embargo", &LetterValues::embargo}};

const LetterVariable* letter_variable(std::string_view name) {
    const auto* found = std::find_if(std::begin(letter_variable_table), std::end(letter_variable_table),
                                     [&](const LetterVariable& each) { return each.name == name; });
    return found == std::end(letter_variable_table) ? nullptr : found;
}

/// A piece of text: what stands before a pair of braces, and what stands in it.
struct Piece {
    std::string_view before;
    std::size_t open = std::string_view::npos;  ///< of the braces; npos: the text ends here
    std::optional<std::string> name = {};       ///< nothing: they do not close on their line
};

/// Takes the next piece off `text` from `at`, which moves on.
Piece next_piece(std::string_view text, std::size_t& at) {
    const auto open = text.find("{{", at);
    if (open == std::string_view::npos) {
        const auto rest = text.substr(std::min(at, text.size()));
        at = text.size();
        return {rest};
    }
    const auto close = text.find("}}", open + 2);
    Piece piece{text.substr(at, open - at), open};
    if (close == std::string_view::npos || close > text.find('\n', open)) {
        at = open + 2;
    } else {
        piece.name = trim(text.substr(open + 2, close - open - 2));
        at = close + 2;
    }
    return piece;
}

FieldError problem_here(const std::string& field, const char* message, std::string_view text, std::size_t at,
                        const std::string& name) {
    const auto before = text.substr(0, at);
    const auto start = before.rfind('\n');
    const auto column = 1 + length(start == std::string_view::npos ? before : before.substr(start + 1));
    return {field,
            message,
            {{"line", std::to_string(1 + std::count(before.begin(), before.end(), '\n'))},
             {"column", std::to_string(column)},
             {"variables", letter_variables()},
             {"name", name}}};
}

template <class Each>
void each_variable(std::string_view text, const Each& each) {
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = next_piece(text, at);
        if (piece.name)
            if (const auto* variable = letter_variable(*piece.name)) each(*variable);
    }
}

}  // namespace

std::string letter_variables() {
    std::string all;
    for (const auto& each : letter_variable_table)
        all += (all.empty() ? "{{" : ", {{") + std::string(each.name) + "}}";
    return all;
}

void check_letter_text(const std::string& field, std::string_view text, std::vector<FieldError>& problems) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = next_piece(text, at);
        words += piece.before;
        if (piece.open == std::string_view::npos) break;
        if (!piece.name) {
            problems.push_back(problem_here(field,
                                            /*t*/
                                            "Line {line}, column {column}: a variable begins here and does "
                                            "not end. There are {variables}.",
                                            text, piece.open, {}));
            return;
        }
        if (letter_variable(*piece.name) == nullptr) {
            problems.push_back(problem_here(field,
                                            /*t*/
                                            "Line {line}, column {column}: there is no variable “{name}”. "
                                            "There are {variables}.",
                                            text, piece.open, *piece.name));
            return;
        }
        words += std::string(at - piece.open, '.');
    }
    check_value(field, words, problems);
}

std::vector<std::string> variables_in(std::string_view text) {
    std::vector<std::string> names;
    each_variable(text, [&](const LetterVariable& each) {
        if (std::find(names.begin(), names.end(), each.name) == names.end()) names.emplace_back(each.name);
    });
    return names;
}

bool names_variable(std::string_view text, std::string_view variable) {
    bool found = false;
    each_variable(text, [&](const LetterVariable& each) { found = found || each.name == variable; });
    return found;
}

std::vector<std::string> missing_in(std::string_view text, const LetterValues& values) {
    std::vector<std::string> missing;
    each_variable(text, [&](const LetterVariable& each) {
        const std::string name(each.name);
        if ((values.*each.value).empty() && std::find(missing.begin(), missing.end(), name) == missing.end())
            missing.push_back(name);
    });
    return missing;
}

std::string recursive_in(std::string_view text, const LetterValues& values) {
    std::string found;
    each_variable(text, [&](const LetterVariable& each) {
        if (found.empty() && (values.*each.value).find("{{") != std::string::npos) found = each.name;
    });
    return found;
}

std::string merged_letter(std::string_view text, const LetterValues& values) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto begun = at;
        const auto piece = next_piece(text, at);
        const auto* variable = piece.name ? letter_variable(*piece.name) : nullptr;
        out += piece.before;
        if (variable != nullptr)
            out += values.*variable->value;
        else if (piece.open != std::string_view::npos)
            out += text.substr(begun + piece.before.size(), at - begun - piece.before.size());
    }
    return out;
}

}  // namespace plenaria::campaigns
