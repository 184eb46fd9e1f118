// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_files.hpp
/// Import without a person in between: from a command or the API.

#include <filesystem>
#include <map>
#include <string>

#include <plenaria/result.hpp>

#include "import_draft.hpp"

namespace plenaria {
struct Actor;
class Database;
}  // namespace plenaria

namespace plenaria::statements {

struct ImportFiles {
    std::string original = "en";
    std::map<std::string, std::filesystem::path> files = {};  ///< language → file
    std::string title = {};  ///< in the original; empty: the heading of the text
};

/// @return the text of one file with its format; a problem on "file_LANGUAGE" when it cannot be read or is no
/// text.
Result<ImportText> read_text_file(const std::string& language, const std::filesystem::path& path,
                                  std::string_view name);

/// Reads, aligns and creates. @return the id of the statement.
Result<std::string> import_files(Database& db, const Actor& actor, const ImportFiles& wanted);

/// The same from texts in memory; `titles` win over the headings.
Result<std::string> import_texts(Database& db, const Actor& actor, const ImportWish& wish,
                                 const std::map<std::string, std::string>& titles);

}  // namespace plenaria::statements
