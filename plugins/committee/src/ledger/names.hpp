// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/names.hpp
/// What a body is called, in up to three languages. Pure.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::committee::ledger {

inline constexpr std::array<std::string_view, 3> languages{"en", "es", "fr"};

struct Names {
    std::string original = "en";               ///< the language that is always there
    std::map<std::string, std::string> texts;  ///< language → name; none is empty
    /// In that language, else in the original.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    bool operator==(const Names&) const = default;
};

/// Without white space around the texts, and without empty ones.
Names tidy(Names names);
/// Adds what is wrong, under "original_language", "name_en", "name_es" and "name_fr".
void check(const Names& names, std::vector<FieldError>& problems);

/// Adds a problem under `field` when `text` is longer than `most` code points or no UTF-8.
void check_text(const char* field, std::string_view text, std::size_t most,
                std::vector<FieldError>& problems);
/// invalid_input with all `problems`, or success when there are none.
Result<void> refuse_if_any(std::vector<FieldError> problems);

}  // namespace plenaria::committee::ledger
