// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/merge.hpp
/// Two changed texts and the text that both started from, joined word by word. Pure. It never guesses: where
/// the two touch the same words, or words next to each other, both are shown and a person decides.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::statements {

struct MergePiece {
    enum class Kind : std::uint8_t {
        same = 1,  ///< as in the base
        first,     ///< changed by the first text only
        second,
        both,  ///< changed in the same way by both
        conflict,
    };
    Kind kind = Kind::same;
    std::string base = {};
    std::string first = {};
    std::string second = {};
    bool operator==(const MergePiece&) const = default;
};

struct Merge {
    bool clean = true;
    /// Both changed the same sentence, though not the same words: a person should look before it is kept.
    bool close = false;
    std::string text = {};  ///< the joined text; empty unless clean
    std::vector<MergePiece> pieces = {};
};

/// Joins what `first` and `second` each changed in `base`. Changes of the two sides need an unchanged word
/// between them. The same call with the two exchanged gives the same text.
Merge merge_words(std::string_view base, std::string_view first, std::string_view second);

/// Whether the two proposals for `base` cannot stand together: they touch the same words and differ.
bool collide(std::string_view base, std::string_view first, std::string_view second);

}  // namespace plenaria::statements
