// SPDX-License-Identifier: EUPL-1.2
#include "variables.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

struct Variable {
    std::string_view name;
    std::string CityValues::*value;
};
constexpr Variable variables[] = {{"city", &CityValues::city},
                                  {"country", &CityValues::country},
                                  {"mayor", &CityValues::mayor},
                                  {"quote", &CityValues::quote},
                                  {"event_date", &CityValues::event_date}};

const Variable* variable_called(std::string_view name) {
    const auto* found = std::find_if(std::begin(variables), std::end(variables),
                                     [&](const Variable& each) { return each.name == name; });
    return found == std::end(variables) ? nullptr : found;
}

/// What stands between two pairs of braces, from `open`; nothing when they do not close on the line.
struct Braces {
    std::string name;
    std::size_t end = 0;
};
std::optional<Braces> braces_at(std::string_view text, std::size_t open) {
    const auto close = text.find("}}", open + 2);
    const auto line_end = text.find('\n', open);
    if (close == std::string_view::npos || close > line_end) return std::nullopt;
    return Braces{trim(text.substr(open + 2, close - open - 2)), close + 2};
}

/// Line and column, from 1, of a byte; columns are code points.
MessageValues place_of(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = 1 + length(start == std::string_view::npos ? before : before.substr(start + 1));
    return {{"line", std::to_string(line)}, {"column", std::to_string(column)}};
}

FieldError problem_at(const std::string& field, const char* message, std::string_view text, std::size_t at,
                      const std::string& name = {}) {
    auto values = place_of(text, at);
    values.emplace_back("variables", variables_in_words());
    values.emplace_back("name", name);
    return {field, message, std::move(values)};
}

/// Calls `each` with every variable; whatever is none stays text.
void walk(std::string_view text, const std::function<void(std::string_view before, const Variable&)>& each,
          std::string_view& rest) {
    std::size_t from = 0;
    for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open)) {
        const auto braces = braces_at(text, open);
        const auto* variable = braces ? variable_called(braces->name) : nullptr;
        if (variable == nullptr) {
            open += 2;
            continue;
        }
        each(text.substr(from, open - from), *variable);
        from = open = braces->end;
    }
    rest = text.substr(from);
}

/// U+202A to U+202E and U+2066 to U+2069.
bool turns_direction(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size() || text[at] != '\xE2') return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    return (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
           (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

std::string variables_in_words() {
    std::string all;
    for (const auto& each : variables) all += (all.empty() ? "{{" : ", {{") + std::string(each.name) + "}}";
    return all;
}

void check_variables(const std::string& field, std::string_view text, std::vector<FieldError>& problems) {
    for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open)) {
        const auto braces = braces_at(text, open);
        if (!braces) {
            problems.push_back(problem_at(field,
                                          /*t*/
                                          "Line {line}, column {column}: a variable begins here and does "
                                          "not end. There are {variables}.",
                                          text, open));
            return;
        }
        if (variable_called(braces->name) == nullptr) {
            problems.push_back(problem_at(field,
                                          /*t*/
                                          "Line {line}, column {column}: there is no variable “{name}”. "
                                          "There are {variables}.",
                                          text, open, braces->name));
            return;
        }
        open = braces->end;
    }
}

void check_value(const std::string& field, std::string_view value, std::vector<FieldError>& problems) {
    if (const auto open = value.find("{{"); open != std::string_view::npos) {
        problems.push_back(problem_at(field,
                                      /*t*/
                                      "Line {line}, column {column}: a variable cannot stand within "
                                      "another one. Write the words themselves.",
                                      value, open));
        return;
    }
    for (std::size_t at = 0; at < value.size(); ++at) {
        const auto byte = static_cast<unsigned char>(value[at]);
        if ((byte >= 0x20 || byte == '\n' || byte == '\t') && byte != 0x7F && !turns_direction(value, at))
            continue;
        problems.push_back(problem_at(field,
                                      /*t*/
                                      "Line {line}, column {column}: an invisible control character "
                                      "stands here. Delete it, and type the words again.",
                                      value, at));
        return;
    }
}

std::vector<std::string> missing_values(std::string_view text, const CityValues& values) {
    std::vector<std::string> missing;
    std::string_view rest;
    walk(
        text,
        [&](std::string_view, const Variable& variable) {
            const std::string name(variable.name);
            if ((values.*variable.value).empty() &&
                std::find(missing.begin(), missing.end(), name) == missing.end())
                missing.push_back(name);
        },
        rest);
    return missing;
}

bool uses(std::string_view text, std::string_view variable) {
    bool found = false;
    std::string_view rest;
    walk(
        text, [&](std::string_view, const Variable& each) { found = found || each.name == variable; }, rest);
    return found;
}

std::string merged(std::string_view text, const CityValues& values) {
    std::string out;
    std::string_view rest;
    walk(
        text,
        [&](std::string_view before, const Variable& variable) {
            out += before;
            out += values.*variable.value;
        },
        rest);
    return out += rest;
}

}  // namespace plenaria::campaigns
