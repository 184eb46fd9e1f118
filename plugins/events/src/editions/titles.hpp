// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/titles.hpp
/// What a series, an edition or a milestone is called, in up to three languages. Pure.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::events {

inline constexpr std::array<std::string_view, 3> languages{"en", "es", "fr"};
bool is_language(std::string_view code);

struct Titles {
    std::string original = "en";               ///< the language that is always there
    std::map<std::string, std::string> texts;  ///< language → title; none is empty
    /// In that language, else in the original.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    bool operator==(const Titles&) const = default;
};

/// Without white space around the texts, and without empty ones.
Titles tidy(Titles titles);
/// Adds what is wrong, under "original_language", "title_en", "title_es" and "title_fr".
void check(const Titles& titles, std::vector<FieldError>& problems);

/// invalid_input with all `problems`, or success when there are none.
Result<void> refuse_if_any(std::vector<FieldError> problems);

}  // namespace plenaria::events
