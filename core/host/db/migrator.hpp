// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/migrator.hpp
/// Brings the tables of the host or of one plugin to the state that its db folder describes. Forward only.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

#include "db/table_promise.hpp"

namespace plenaria::host {

struct MigrationRoom {
    std::string id;                            ///< of the plugin, or "core"
    std::filesystem::path folder;              ///< its db folder; may be missing
    std::optional<TablePromise> promise = {};  ///< of its plugin.json; none for the host
    std::optional<std::string> up_to = {};     ///< "0003": the last number to apply; empty: all
};

enum class MigrationMode { apply = 1, dry_run };

/// Applies what is missing, or only says what it would do. What was applied is recorded in core_migration
/// after each statement, so that a run that was cut off continues where it ended: on SQLite a file is one
/// transaction; on MySQL, which commits at every CREATE, a statement is.
/// @return the statements, in order; conflict when a file was changed after it had been applied,
/// invalid_input
///         when one breaks the table promise or fails, each with a sentence that names the file.
Result<std::vector<std::string>> migrate(Database& db, const MigrationRoom& room,
                                         MigrationMode mode = MigrationMode::apply);

}  // namespace plenaria::host
