// SPDX-License-Identifier: EUPL-1.2
#include "app/rooms.hpp"

#include <algorithm>
#include <stdexcept>

#include "plugins/loader.hpp"
#include "plugins/resolver.hpp"

namespace plenaria::host {

TablePromise promise_of(const Manifest& manifest, const std::vector<Room>& rooms) {
    TablePromise promise{.prefix = manifest.tables};
    for (const auto& need : manifest.required)
        for (const auto& room : rooms)
            if (room.manifest.id == need.id) promise.may_refer_to.push_back(room.manifest.tables);
    return promise;
}

std::vector<MigrationRoom> migration_rooms(const Config& config) {
    const Loader found({.plugins_dir = config.plugins_dir, .state_dir = config.data_dir / "plugins"});
    std::vector<Manifest> manifests;
    for (const auto& room : found.installed()) manifests.push_back(room.manifest);
    auto order = resolve(manifests, {}).start_order;
    for (const auto& manifest : manifests)
        if (std::find(order.begin(), order.end(), manifest.id) == order.end()) order.push_back(manifest.id);

    std::vector<MigrationRoom> rooms{{.id = "core", .folder = config.root / "share/db"}};
    for (const auto& id : order)
        for (const auto& room : found.installed())
            if (room.manifest.id == id)
                rooms.push_back({.id = id,
                                 .folder = room.folder / "db",
                                 .promise = promise_of(room.manifest, found.installed())});
    return rooms;
}

void migrate_plugin(Database& db, const MigrationRoom& room, MigrationMode mode) {
    const auto ran = migrate(db, room, mode);
    if (!ran) throw std::runtime_error(fill(ran.error().message, ran.error().values));
    if (mode == MigrationMode::dry_run && !ran->empty())
        throw std::runtime_error(
            "its tables are older than it. Run: plenaria migrate, or start with --migrate");
}

void add_texts(const std::vector<Room>& rooms, i18n::Catalogs& catalogs, view::TemplateRenderer& renderer,
               Log& log) {
    for (const auto& room : rooms) {
        try {
            catalogs.add_room(room.manifest.id, room.folder / "lang");
            renderer.add_room(room.manifest.id, room.folder / "templates");
        } catch (const std::exception& e) {
            log.error("room not readable", {{"plugin", room.manifest.id}, {"what", e.what()}});
        }
    }
}

std::vector<BackupRoom> backup_rooms(const std::vector<MigrationRoom>& rooms) {
    std::vector<BackupRoom> all;
    for (const auto& room : rooms) all.push_back({room.id, room.promise ? room.promise->prefix : "core_"});
    return all;
}

}  // namespace plenaria::host
