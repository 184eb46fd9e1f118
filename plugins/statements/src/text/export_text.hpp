// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/export_text.hpp
/// A statement as plain text and as Markdown, and the names of the files it leaves in. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "paragraph.hpp"

namespace plenaria::statements {

/// UTF-8, paragraphs parted by an empty line, labels in front. A paragraph that is missing in `language` is
/// left out.
std::string as_plain_text(const std::vector<Paragraph>& paragraphs, std::string_view language);

/// Reads back as the same kinds and texts (import_text.hpp).
std::string as_markdown(const std::vector<Paragraph>& paragraphs, std::string_view language);

/// "marrakech-mayors-declaration-rev-1-fr.docx": letters, digits and hyphens only, at most 80 characters.
std::string file_name(std::string_view title, std::string_view version, std::string_view language,
                      std::string_view extension);

}  // namespace plenaria::statements
