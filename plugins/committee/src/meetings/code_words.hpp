// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/code_words.hpp
/// The values of an enumeration from 1 on, each with the word that is stored and the one that is shown.

#include <array>
#include <optional>
#include <string_view>

namespace plenaria::committee::meetings {

struct CodeWord {
    std::string_view stored;
    std::string_view shown;  ///< catalog key
};

template <class Value, std::size_t N>
constexpr const CodeWord& word_of(const std::array<CodeWord, N>& words, Value value) {
    return words.at(static_cast<std::size_t>(value) - 1);
}

template <class Value, std::size_t N>
std::optional<Value> value_of(const std::array<CodeWord, N>& words, std::string_view text) {
    for (std::size_t at = 0; at < N; ++at)
        if (words[at].stored == text) return static_cast<Value>(at + 1);
    return std::nullopt;
}

}  // namespace plenaria::committee::meetings
