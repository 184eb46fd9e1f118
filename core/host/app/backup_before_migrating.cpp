// SPDX-License-Identifier: EUPL-1.2
#include "app/backup_before_migrating.hpp"

#include <algorithm>

#include <plenaria/sql.hpp>

#include "app/rooms.hpp"
#include "backup/tables.hpp"
#include "backup/write_backup.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t backups_kept = 3;

/// Whether something has ever happened in this house.
Result<bool> has_history(Database& db) {
    return db.read([](UnitOfWork& uow) -> Result<bool> {
        const auto tables = table_names(uow.session(), uow.engine());
        if (!std::binary_search(tables.begin(), tables.end(), "core_history")) return false;
        int rows = 0;
        sql::query(uow, "SELECT count(*) FROM core_history"), soci::into(rows);
        return rows > 0;
    });
}

void remove_older(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().starts_with("before-")) files.push_back(entry.path());
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        return fs::last_write_time(a) > fs::last_write_time(b);
    });
    for (auto i = backups_kept; i < files.size(); ++i) fs::remove(files[i]);
}

}  // namespace

std::vector<std::string> pending_statements(Database& db, const std::vector<MigrationRoom>& rooms) {
    std::vector<std::string> all;
    for (const auto& room : rooms) {
        const auto pending = migrate(db, room, MigrationMode::dry_run);
        if (pending) all.insert(all.end(), pending->begin(), pending->end());
    }
    return all;
}

Result<std::optional<fs::path>> backup_before_migrating(Database& db, const Config& config) {
    const auto rooms = migration_rooms(config);
    if (pending_statements(db, rooms).empty()) return std::nullopt;
    const auto something = has_history(db);
    if (!something) return something.error();
    if (!*something) return std::nullopt;

    const auto folder = config.data_dir / "backups";
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    auto stamp = to_text(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    std::erase(stamp, ':');
    auto file = folder / ("before-" PLENARIA_VERSION "-" + stamp);
    auto written = write_backup(db, backup_rooms(rooms), PLENARIA_VERSION, file);
    if (!written) return std::move(written).error();
    remove_older(folder);
    return file;
}

}  // namespace plenaria::host
