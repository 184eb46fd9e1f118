// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/alignment.hpp
/// Which paragraphs of several languages are translations of each other. Pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import_text.hpp"

namespace plenaria::statements {

/// One file.
struct Column {
    std::string language;
    std::vector<Block> blocks;
};

/// Where one paragraph of the statement comes from in one language.
struct Cell {
    std::vector<std::size_t> blocks = {};  ///< indices; empty: no counterpart; several: joined by hand
    bool doubtful = false;                 ///< a person should look
    bool operator==(const Cell&) const = default;
};

/// One paragraph of the statement; `cells` is parallel to the columns.
struct Row {
    std::vector<Cell> cells = {};
    bool operator==(const Row&) const = default;
};

/// Every block of every column once, in order. The first column is the original. Finds the cheapest way
/// through kinds, heading numbers, lengths, figures and words that look alike; a language may lack a
/// paragraph that others have, the original too. Cost: product of the numbers of paragraphs.
std::vector<Row> align(const std::vector<Column>& columns);

/// A correction by hand.
struct Shift {
    enum class Kind : std::uint8_t {
        gap = 1,  ///< this cell has no counterpart here: it and what follows go down, to the next empty cell
        pull,     ///< the cell is empty: what follows comes up, to the next empty cell
        join,     ///< the next cell of this column belongs to this one
    };
    Kind kind;
    std::size_t column;
    std::size_t row;
};
/// Applies `shift`; one that does not fit (row gone, cell not empty) changes nothing. Rows that became empty
/// go.
void apply(std::vector<Row>& rows, const Shift& shift);

/// The text of a cell: its blocks, joined by a blank.
std::string text_of(const Column& column, const Cell& cell);
/// The kind of a row: that of the original, else of the first language that has it.
ParagraphKind kind_of(const std::vector<Column>& columns, const Row& row);

}  // namespace plenaria::statements
