// SPDX-License-Identifier: EUPL-1.2
#include "statement.hpp"

#include <array>

namespace plenaria::statements {

namespace {

struct StatementStateNames {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<StatementStateNames, 5> statement_states{{{"drafting", "Being drafted"},
                                                               {"consultation", "In consultation"},
                                                               {"validation", "Being validated"},
                                                               {"signature", "Open for signature"},
                                                               {"adopted", "Adopted"}}};
constexpr std::array<std::string_view, 3> known_languages{"en", "es", "fr"};

}  // namespace

std::string_view to_text(StatementState state) {
    return statement_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(StatementState state) {
    return statement_states[static_cast<std::size_t>(state) - 1].shown;
}

std::optional<StatementState> parse_state(std::string_view text) {
    for (std::size_t i = 0; i < statement_states.size(); ++i)
        if (statement_states[i].stored == text) return static_cast<StatementState>(i + 1);
    return std::nullopt;
}

Result<void> check_editable(const Statement& statement) {
    if (statement.archived)
        return Error{ErrorCode::conflict,
                     "This statement is in the archive. Take it out before you change it.",
                     "statement " + statement.id};
    switch (statement.state) {
        case StatementState::drafting:
        case StatementState::consultation:
        case StatementState::validation:
            return {};
        case StatementState::signature:
        case StatementState::adopted:
            break;
    }
    return Error{ErrorCode::conflict, "The text of this statement can no longer be changed.",
                 "statement " + statement.id};
}

std::vector<std::string> with_original_first(std::string_view original) {
    std::vector<std::string> languages{std::string(original)};
    for (const auto language : known_languages)
        if (language != original) languages.emplace_back(language);
    return languages;
}

bool is_language(std::string_view code) {
    for (const auto language : known_languages)
        if (language == code) return true;
    return false;
}

}  // namespace plenaria::statements
