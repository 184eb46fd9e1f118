// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/word_diff.hpp
/// Comparison of two texts word by word. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::statements {

enum class Change : std::uint8_t { same = 1, added, removed };

struct Piece {
    Change change = Change::same;
    std::string text = {};
    bool operator==(const Piece&) const = default;
};

/// What turns `before` into `after`: joined without the added pieces it is `before`, without the removed ones
/// `after`, byte for byte. Never cuts inside a word, a number ("1,000", "3.5 %" keeps "3.5") or a code point;
/// in one change, what was removed stands before what was added. Bounded: texts that have little in common,
/// or are very long, come as one removal and one addition.
std::vector<Piece> compare_words(std::string_view before, std::string_view after);

/// Whether more than 60 % of the words changed: then old and new are shown as two blocks.
bool rewritten(const std::vector<Piece>& pieces);

/// Number of places where something changed: a removal with the addition that follows it is one.
int count_changes(const std::vector<Piece>& pieces);

/// The text before (without additions) or after (without removals).
std::string before_of(const std::vector<Piece>& pieces);
std::string after_of(const std::vector<Piece>& pieces);

/// The tokens that are compared: words, numbers, runs of white space, single other characters. Together they
/// are the text.
std::vector<std::string_view> tokens_of(std::string_view text);

/// Whether `token` is a word or a number.
bool is_word(std::string_view token);

}  // namespace plenaria::statements
