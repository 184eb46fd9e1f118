// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_draft.hpp
/// An import between its first file and the statement: texts, alignment and what a person corrected. It lives
/// in the fields of a form, so that nothing is written before it is right, and any host can serve the next
/// step. Pure.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "../text/figures.hpp"
#include "alignment.hpp"

namespace plenaria::statements {

struct ImportText {
    std::string language;
    std::string text;  ///< decoded
    TextFormat format = TextFormat::plain;
};

struct ImportWish {
    std::string original = "en";
    std::vector<ImportText> texts = {};             ///< at most one a language; empty texts are left out
    std::vector<std::string> shifts = {};           ///< "gap:es:12", "pull:es:12", "join:es:12", in order
    std::map<std::string, std::string> kinds = {};  ///< "es:11" (language and block of a row) → "operative"
};

struct ImportDraft {
    std::vector<Column> columns = {};  ///< the original first
    std::vector<Row> rows = {};
    std::vector<ParagraphKind> kinds = {};          ///< one per row
    std::vector<std::vector<FigureGap>> gaps = {};  ///< one list per row
};

/// @return ErrorCode::invalid_input with a message on the field "file_LANGUAGE" for each text that cannot be
///         used, and on "file_ORIGINAL" when the original is missing.
Result<ImportDraft> draft_of(const ImportWish& wish);

/// The key of a row in ImportWish::kinds: stays the same when rows are shifted.
std::string row_key(const ImportDraft& draft, std::size_t row);

/// kind and texts of each row, as create_statement takes them.
std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>> paragraphs_of(
    const ImportDraft& draft);

/// The first title heading of each language.
std::map<std::string, std::string> titles_of(const ImportDraft& draft);

}  // namespace plenaria::statements
