// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/handed_files.hpp
/// A place in the data folder for files that pass between a command and the host that serves: the latter may
/// run as another user, and its unit hides home and temporary folders from it.

#include <filesystem>

#include "commands/arguments.hpp"

namespace plenaria::host {

/// DATA/handed/ID, for the owner of the data folder only; made at once, and removed with its files at the
/// end.
class HandedFolder {
public:
    /// @throws std::filesystem::filesystem_error when the data folder cannot be written.
    explicit HandedFolder(std::filesystem::path data_dir);
    ~HandedFolder();
    HandedFolder(const HandedFolder&) = delete;
    HandedFolder& operator=(const HandedFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Copies each word of `arguments.raw` that names a file, and notes the copies in `arguments.handed`.
    void take_files_of(Arguments& arguments);

private:
    void give_to_owner(const std::filesystem::path& made) const;

    std::filesystem::path data_dir_;
    std::filesystem::path path_;
};

}  // namespace plenaria::host
