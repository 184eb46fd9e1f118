// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/write_backup.hpp
/// All rows of the house in one file that says nothing of the engine they come from.

#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::host {

/// A room, as far as its tables go.
struct BackupRoom {
    std::string id;      ///< of the plugin, or "core"
    std::string prefix;  ///< its tables begin with it; empty: it has none
};

struct BackupSummary {
    std::size_t tables = 0;
    long long rows = 0;
    std::vector<std::string> left_out = {};  ///< tables that belong to none of the rooms
};

/// Reads in one transaction of the state at its begin, so writers go on meanwhile.
/// @return conflict when the file exists, unavailable when it cannot be written.
Result<BackupSummary> write_backup(Database& db, const std::vector<BackupRoom>& rooms,
                                   const std::string& program, const std::filesystem::path& file);

}  // namespace plenaria::host
