// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/restore.hpp
/// A backup back into a database, of whichever engine: the tables as the backup knew them, then its rows.
/// What is newer in the program is migrated afterwards, as for any older database.

#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "db/migrator.hpp"
#include "db/url.hpp"

namespace plenaria::host {

struct BackupHead {
    struct Migration {
        std::string plugin;
        std::string file;
        std::string checksum;
    };
    std::string program;
    std::string made_at;
    std::string engine;
    std::vector<Migration> migrations = {};
    long long rows = 0;
};

/// Reads the file from end to end. @return invalid_input with a sentence when it is no backup, damaged, cut
/// off, changed, or of a format that this program does not know.
Result<BackupHead> inspect_backup(const std::filesystem::path& file);

/// Whether nobody has an account in the database and nothing has happened; a database without tables is
/// empty.
Result<bool> holds_nothing(const DatabaseAddress& address);

/// Drops all tables of the rooms, makes them anew as the backup knew them, and fills them. The caller has
/// inspected the file, and made sure that nobody else uses the database.
/// @param rooms of the host and all installed plugins, what is required first; each with a promise, but for
/// the
///        host's.
/// @return the number of rows; invalid_input, before anything is touched, when a plugin of the backup is
/// missing
///         here or has other migrations.
Result<long long> restore_backup(const DatabaseAddress& address, const std::vector<MigrationRoom>& rooms,
                                 const BackupHead& head, const std::filesystem::path& file);

}  // namespace plenaria::host
