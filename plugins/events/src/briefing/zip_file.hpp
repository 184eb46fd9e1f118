// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/zip_file.hpp
/// Several files as one archive. Pure.

#include <string>
#include <vector>

namespace plenaria::events {

struct ZippedFile {
    std::string name;  ///< within the archive; UTF-8
    std::string bytes;
};

/// Stored as they are: documents are compressed already. Names that are there twice get a number.
/// @throws std::runtime_error when it cannot be made.
std::string zip_of(std::vector<ZippedFile> files);

/// A name that every file system takes: letters and digits of ASCII, the rest as hyphens. "Ada Colau" is
/// "ada-colau".
std::string file_name_of(const std::string& text);

}  // namespace plenaria::events
