// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/rooms.hpp
/// The host and the installed plugins as far as their tables and texts go, without running code of a plugin.

#include <filesystem>
#include <vector>

#include "app/config.hpp"
#include "backup/write_backup.hpp"
#include "db/migrator.hpp"
#include "i18n/catalogs.hpp"
#include "plugins/contributions.hpp"
#include "view/template_renderer.hpp"

namespace plenaria::host {

/// What the migrations of a plugin may touch: its own tables, and refer to those of the plugins that it
/// requires.
TablePromise promise_of(const Manifest& manifest, const std::vector<Room>& rooms);

/// The host first, then each plugin behind those that it requires; plugins that cannot run come last.
std::vector<MigrationRoom> migration_rooms(const Config& config);

/// For the loader, which tells what is thrown as the failure of the plugin.
/// @param mode dry_run: another host may serve from the same tables, so nothing is changed.
/// @throws std::runtime_error when a migration fails, or would have to run and may not.
void migrate_plugin(Database& db, const MigrationRoom& room, MigrationMode mode);

/// Sentences and templates of each; of what cannot be read, the log tells.
void add_texts(const std::vector<Room>& rooms, i18n::Catalogs& catalogs, view::TemplateRenderer& renderer,
               Log& log);

std::vector<BackupRoom> backup_rooms(const std::vector<MigrationRoom>& rooms);

}  // namespace plenaria::host
