// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/text.hpp
/// Comparison of text as people mean it, and the few questions about UTF-8 that every room asks.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

/// The form under which names are looked up and compared: NFKD, without accents, lower case, white space
/// collapsed and trimmed, punctuation as space. "  MONTRÉAL " and "Montreal" give "montreal". Thread-safe.
PLENARIA_API std::string fold(std::string_view text);

/// The words of fold(text), in order.
PLENARIA_API std::vector<std::string> folded_words(std::string_view text);

/// Whether `text` is well-formed UTF-8 without NUL.
PLENARIA_API bool is_utf8(std::string_view text);

/// Number of code points; malformed bytes count as one each.
PLENARIA_API std::size_t length(std::string_view text);

/// `text` without white space (Unicode's) at both ends.
PLENARIA_API std::string trim(std::string_view text);

}  // namespace plenaria
