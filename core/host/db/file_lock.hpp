// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/file_lock.hpp
/// A lock between processes: two hosts on one SQLite file would both checkpoint, and damage it.

#include <filesystem>
#include <optional>

namespace plenaria::host {

/// Held until its end, also when the process dies. The file stays: removing it would let two processes hold
/// locks on two files of the same name.
class FileLock {
public:
    /// @return nothing when another process holds it. @throws std::system_error when the file cannot be
    /// opened.
    static std::optional<FileLock> take(const std::filesystem::path& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd) : fd_(fd) {}
    int fd_;
};

}  // namespace plenaria::host
