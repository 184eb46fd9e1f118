// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/migration_files.hpp
/// The numbered SQL files in the db folder of the host or of a plugin.

#include <filesystem>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

namespace plenaria::host {

struct MigrationFile {
    std::string name;      ///< "0003_seats.mysql.sql"
    std::string checksum;  ///< SHA-256 of its bytes
    std::vector<std::string> statements;
};

/// Those for `engine`, in the order of their numbers; none when the folder does not exist.
/// @return invalid_input for a name not of the form NNNN_words[.mysql|.sqlite].sql, for a number used twice
/// and
///         for a file of one engine without its twin.
Result<std::vector<MigrationFile>> read_migrations(const std::filesystem::path& folder, Engine engine);

}  // namespace plenaria::host
