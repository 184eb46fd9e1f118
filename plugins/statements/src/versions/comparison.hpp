// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/comparison.hpp
/// What became of each paragraph from one version to another. Pure.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "../text/paragraph.hpp"
#include "word_diff.hpp"

namespace plenaria::statements {

/// One paragraph in both versions; pointers into the lists that were compared.
struct ComparedParagraph {
    const Paragraph* before = nullptr;  ///< nullptr: it is new
    const Paragraph* after = nullptr;   ///< nullptr: it is gone
    bool moved = false;                 ///< stands elsewhere among those that both versions have
    bool text_changed = false;
    bool kind_changed = false;
    std::vector<Piece> pieces = {};  ///< only when the text changed, or for one that is new or gone

    [[nodiscard]] bool changed() const {
        return before == nullptr || after == nullptr || moved || text_changed || kind_changed;
    }
    [[nodiscard]] const Paragraph& any() const { return after != nullptr ? *after : *before; }
};

/// In the order of `after`; one that is gone stands behind the one it followed. The least number of
/// paragraphs counts as moved. Only texts that differ are compared word by word.
std::vector<ComparedParagraph> compare_paragraphs(const std::vector<Paragraph>& before,
                                                  const std::vector<Paragraph>& after,
                                                  std::string_view language);

/// What a reader of a comparison sees one below the other: a paragraph, or how many equal ones are left out.
struct ComparisonRow {
    const ComparedParagraph* paragraph;  ///< of those left out, the first
    std::size_t left_out = 0;            ///< 0: the paragraph itself is shown
};
enum class Unchanged : std::uint8_t { shown = 1, near_changes, left_out };
/// @param unchanged near_changes keeps two before and two behind each change, and says how many equal ones
/// are between; left_out says nothing.
std::vector<ComparisonRow> comparison_rows(const std::vector<ComparedParagraph>& paragraphs,
                                           Unchanged unchanged);

struct ComparisonCounts {
    int changed = 0;  ///< texts
    int added = 0;
    int removed = 0;
    int moved = 0;
    int kind_changed = 0;
};
ComparisonCounts count(const std::vector<ComparedParagraph>& paragraphs);

}  // namespace plenaria::statements
