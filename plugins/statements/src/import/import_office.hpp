// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_office.hpp
/// Word (DOCX) and OpenDocument (ODT) files as the Markdown that import_text.hpp reads. Pure.

#include <string>
#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria::statements {

/// Headings, paragraphs and list items in order. What was inserted with track changes counts as text, what
/// was deleted is left out; notes, comments, pictures, headers and footers are no paragraphs of a statement.
/// @return invalid_input when it is neither a DOCX nor an ODT, or damaged; too_large for an archive that
/// unpacks
///         beyond bounds.
Result<std::string> office_as_markdown(std::string_view bytes);

}  // namespace plenaria::statements
