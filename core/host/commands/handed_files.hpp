// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/handed_files.hpp
/// Copies of the files that a command names, in the data folder: the host that serves may run as another
/// user, and its unit hides home and temporary folders from it.

#include <filesystem>

#include "commands/arguments.hpp"

namespace plenaria::host {

/// The copies are readable by their owner only, who is the owner of the data folder, and end with this
/// object.
class HandedFiles {
public:
    /// Copies each word of `arguments.raw` that names a file, and notes the copies in `arguments.handed`.
    /// @throws std::filesystem::filesystem_error when one cannot be read, or the data folder not be written.
    HandedFiles(const std::filesystem::path& data_dir, Arguments& arguments);
    ~HandedFiles();
    HandedFiles(const HandedFiles&) = delete;
    HandedFiles& operator=(const HandedFiles&) = delete;

private:
    std::filesystem::path folder_;
};

}  // namespace plenaria::host
