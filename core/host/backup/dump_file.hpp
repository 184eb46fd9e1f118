// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/dump_file.hpp
/// The file of a backup: gzip over lines of JSON, the last of which holds the SHA-256 of all lines before.
/// `zcat` and any JSON reader open it. docs/decisions/0035-a-backup-knows-no-engine.md describes the lines.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

/// A value of a row as text; nothing for NULL.
using Cell = std::optional<std::string>;

/// Readable by its owner only from its first byte on. Without finish() the file is removed again.
class DumpWriter {
public:
    /// @throws std::system_error when the file exists already or cannot be made.
    explicit DumpWriter(const std::filesystem::path& path);
    ~DumpWriter();
    DumpWriter(const DumpWriter&) = delete;
    DumpWriter& operator=(const DumpWriter&) = delete;

    /// One line of JSON.
    void line(std::string_view json);
    void row(const std::vector<Cell>& cells);
    /// The last line; then the bytes are on the disk. @throws std::runtime_error when they are not.
    void finish();
    [[nodiscard]] long long rows() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Reads from the beginning; for the whole of a file twice, use two.
class DumpReader {
public:
    /// @throws std::runtime_error when it cannot be opened.
    explicit DumpReader(const std::filesystem::path& path);
    ~DumpReader();
    DumpReader(const DumpReader&) = delete;
    DumpReader& operator=(const DumpReader&) = delete;

    /// The next line without the last one. @return nothing at the end.
    /// @throws std::runtime_error when the bytes are damaged, cut off, or do not have the hash of the last
    /// line.
    std::optional<std::string> line();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// @throws std::runtime_error when it is no row.
std::vector<Cell> parse_row(std::string_view json);

}  // namespace plenaria::host
