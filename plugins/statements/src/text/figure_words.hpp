// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/figure_words.hpp
/// Months and small numbers as the three languages write them in words. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace plenaria::statements {

/// 1 to 12 for a folded month name ("december", "diciembre", "decembre"), full or as UN documents shorten it.
std::optional<int> month_number(std::string_view folded, std::string_view language);

/// Whether `text` has the number `key` ("10", "21") as a word of `language` or in Roman letters.
bool is_spelled_out(const std::string& key, std::string_view text, std::string_view language);

}  // namespace plenaria::statements
