// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_text.hpp
/// From the text of a file to the paragraphs of a statement. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "../text/paragraph.hpp"

namespace plenaria::statements {

/// A paragraph as a file has it.
struct Block {
    ParagraphKind kind = ParagraphKind::plain;
    std::string text = {};    ///< without its marker, white space collapsed
    std::string marker = {};  ///< what stood before it, e.g. "1.", "(a)", "PP3", "-"
    bool operator==(const Block&) const = default;
};

enum class TextFormat : std::uint8_t { markdown = 1, plain };

/// Markdown when the name ends in .md or .markdown or a line begins with "# ", plain otherwise.
TextFormat format_of(std::string_view file_name, std::string_view text);

/// UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252.
/// @return invalid_input for bytes that are no text (a NUL, too many control characters).
Result<std::string> decode_text(std::string_view bytes);

/// Headings, paragraphs and list items in order. Plain text: paragraphs are parted by empty lines, or each
/// line is one when there is no empty line; short lines such as "Article 7" or "PREAMBLE" are headings. Kinds
/// are those the marks of the file say; classify() finds preambular and operative ones.
std::vector<Block> read_blocks(std::string_view text, TextFormat format);

/// Marks preambular and operative paragraphs: by explicit marker ("PP1", "OP2", "1."), by how they begin
/// ("Recalling", "Rappelant", "Recordando"; "Decides", "We commit"), and by the place: nothing is preambular
/// behind the first operative paragraph. Below headings "Article n" all stay plain.
void classify(std::vector<Block>& blocks);

/// Refused beyond this: no declaration has that many, and alignment compares each with each.
inline constexpr std::size_t most_paragraphs = 1000;

/// decode_text, read_blocks and classify in one, with every reason for refusal.
Result<std::vector<Block>> import_text(std::string_view file_name, std::string_view bytes);

}  // namespace plenaria::statements
