// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/sentence.hpp
/// What stands between {{#t}} and {{/t}}: words and variables.

#include <string>
#include <string_view>
#include <vector>

#include <view/parser.hpp>

namespace plenaria::host::view {

struct Word {
    std::string text;  ///< literal text, or the name of a variable
    bool is_variable = false;
    bool operator==(const Word&) const = default;
};

/// The catalog key of a {{#t}} section: its text, white space collapsed and trimmed, variables as {{name}}.
/// @throws std::invalid_argument when something else stands inside.
std::string sentence_id(const Node& section);

/// A sentence or its translation cut into words. An unclosed {{ is literal text.
std::vector<Word> words_of(std::string_view sentence);

/// Whether both use the same variables, each as often as it likes.
bool same_variables(const std::vector<Word>& one, const std::vector<Word>& other);

}  // namespace plenaria::host::view
