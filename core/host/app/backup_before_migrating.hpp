// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/backup_before_migrating.hpp
/// Migrations go forward only; the way back from one that went wrong is the backup from before it.

#include <filesystem>
#include <optional>
#include <vector>

#include <plenaria/db.hpp>

#include "app/config.hpp"
#include "db/migrator.hpp"

namespace plenaria::host {

/// The statements that migrations would still run. Rooms whose files cannot be read are left out: the loader
/// tells.
std::vector<std::string> pending_statements(Database& db, const std::vector<MigrationRoom>& rooms);

/// Writes DATA/backups/before-VERSION-INSTANT when something is to be migrated and something is there to be
/// lost, and keeps the last three of these. @return where it lies; nothing when none was needed.
Result<std::optional<std::filesystem::path>> backup_before_migrating(Database& db, const Config& config);

}  // namespace plenaria::host
