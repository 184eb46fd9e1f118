// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/export_tables.hpp
/// What an organisation has made, in forms that any program opens: for reading elsewhere, not for restoring.

#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "backup/write_backup.hpp"

namespace plenaria::host {

struct ExportSummary {
    std::size_t tables = 0;
    long long rows = 0;
    long long files = 0;
};

/// Writes to a folder that does not exist yet: each table of the rooms as TABLE.csv, and each stored file as
/// files/SHA-256. Of the host itself accounts, roles, links, history and files; nothing that opens anything:
/// no secret, no password, no mail, no job. Reads in one transaction of the state at its begin.
/// @return conflict when the folder exists, unavailable when it cannot be written.
Result<ExportSummary> export_tables(Database& db, const std::vector<BackupRoom>& rooms,
                                    const std::filesystem::path& folder);

}  // namespace plenaria::host
