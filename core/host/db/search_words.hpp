// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/search_words.hpp
/// How much of a word the search index keeps: whoever looks for it must shorten it alike.

#include <cstddef>
#include <string>
#include <string_view>

namespace plenaria::host {

inline constexpr std::size_t longest_word = 40;  ///< bytes, as core_search_word.word has it

/// At most `bytes` bytes of UTF-8 from the beginning, not cut inside a character.
inline std::string beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80) --bytes;
    return std::string(text.substr(0, bytes));
}

}  // namespace plenaria::host
