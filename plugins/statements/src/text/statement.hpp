// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/statement.hpp
/// A statement and what its states allow. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, which the ones below would hide

enum class StatementState : std::uint8_t {
    drafting = 1,
    consultation,  ///< a round is open
    validation,
    signature,  ///< a frozen version is open for signature
    adopted,
};

std::string_view to_text(StatementState state);
std::optional<StatementState> parse_state(std::string_view text);
/// Catalog key: "In consultation".
std::string_view name_of(StatementState state);

struct Statement {
    std::string id = {};
    std::string title = {};  ///< in the language asked for, else in the original
    std::string original_language = "en";
    std::vector<std::string> languages = {};  ///< the original first
    StatementState state = StatementState::drafting;
    int revision = 0;  ///< raised by every change of the draft's structure
    Instant created_at = {};
    Instant updated_at = {};
    bool archived = false;  ///< out of the lists, and not to be changed
};

/// Whether the working draft may be changed.
Result<void> check_editable(const Statement& statement);

/// The languages in which statements are kept, the original first, the others in their usual order.
std::vector<std::string> with_original_first(std::string_view original);
bool is_language(std::string_view code);

}  // namespace plenaria::statements
