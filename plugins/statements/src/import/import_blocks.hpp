// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_blocks.hpp
/// The two readers behind read_blocks() (import_text.hpp), and what they share. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "import_text.hpp"

namespace plenaria::statements {

std::vector<Block> markdown_blocks(std::string_view text);
std::vector<Block> plain_blocks(std::string_view text);

/// `text` with every run of white space as one blank (a space that must not break stays), trimmed.
std::string collapse(std::string_view text);

/// Cuts a marker off the beginning of `block.text` ("1.", "(a)", "PP3.", "•") and keeps it in `block.marker`.
void cut_marker(Block& block);

/// "Article 7", "Artículo 7", "Article premier", "ANNEX I", "Préambule": a line that is a heading by its
/// words.
bool is_heading_line(std::string_view line);
/// "Article 7" and its sisters only.
bool is_article_heading(std::string_view line);

}  // namespace plenaria::statements
