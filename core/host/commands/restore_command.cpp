// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/rooms.hpp"
#include "backup/restore.hpp"
#include "backup/write_backup.hpp"
#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "db/file_lock.hpp"
#include "db/soci_database.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

Error conflict(const char* message, MessageValues values = {}) {
    return {.code = ErrorCode::conflict, .message = message, .values = std::move(values)};
}

/// What is typed decides; a pipe that says nothing decides against it.
bool confirmed(const DatabaseAddress& address) {
    std::fprintf(stderr,
                 "Everything in %s will be deleted. Type \"delete\" to go on: ", address.shown.c_str());
    std::string typed;
    std::getline(std::cin, typed);
    return typed == "delete";
}

/// The last way back from a wrong --force.
Result<fs::path> keep_what_is_there(const Config& config, const DatabaseAddress& address) {
    const auto folder = config.data_dir / "backups";
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    auto stamp = to_text(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    std::erase(stamp, ':');
    auto file = folder / ("before-restore-" + stamp);
    while (fs::exists(file)) file += "-again";
    const auto db = open_database({.engine = address.engine, .connection = address.connection});
    auto written = write_backup(*db, backup_rooms(migration_rooms(config)), PLENARIA_VERSION, file);
    if (!written) return std::move(written).error();
    return file;
}

struct Restored {
    BackupHead head;
    long long rows = 0;
    std::string kept = {};  ///< where what was there before lies
};

Result<Restored> restore(const Config& config, const Arguments& arguments, const fs::path& file) {
    if (host_serves_from(config.data_dir))
        return conflict("A host serves from {folder}. Stop it first.",
                        {{"folder", config.data_dir.string()}});
    auto head = inspect_backup(file);
    if (!head) return std::move(head).error();
    auto address = database_address(config);
    if (!address) return std::move(address).error();
    fs::create_directories(config.data_dir);
    std::optional<FileLock> lock;
    if (address->engine == Engine::sqlite) {
        if (auto taken = FileLock::take(config.data_dir / "plenaria.lock")) lock.emplace(*std::move(taken));
        if (!lock)
            return conflict("Another Plenaria uses {folder} already. Stop it, or name another folder.",
                            {{"folder", config.data_dir.string()}});
    }
    Restored restored{.head = *head};
    auto nothing = holds_nothing(*address);
    if (!nothing) return std::move(nothing).error();
    if (!*nothing) {
        if (!arguments.has("force"))
            return conflict(
                "{database} is not empty. Name another one, or add --force, which deletes what is in it.",
                {{"database", address->shown}});
        if (!arguments.has("yes") && !confirmed(*address)) return conflict("Nothing was changed.");
        auto kept = keep_what_is_there(config, *address);
        if (!kept) return std::move(kept).error();
        restored.kept = kept->string();
    }
    auto rows = restore_backup(*address, migration_rooms(config), *head, file);
    if (!rows) return std::move(rows).error();
    restored.rows = *rows;
    return restored;
}

}  // namespace

int restore_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    auto restored = restore(*config, arguments, arguments.word(0));
    if (!restored) return complain(restored.error());

    // What this program has beyond the one that made the backup.
    config->backup_before_migrating = false;
    Host host(*std::move(config));
    if (auto opened = host.open(Migrations::apply); !opened) return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());
    if (arguments.has("json")) {
        std::puts(nlohmann::ordered_json{{"rows", restored->rows},
                                         {"made_at", restored->head.made_at},
                                         {"made_by", restored->head.program},
                                         {"kept", restored->kept}}
                      .dump(2)
                      .c_str());
    } else {
        std::puts(fmt::format("{} rows of {} are back.", restored->rows, restored->head.made_at).c_str());
        if (!restored->kept.empty())
            std::puts(fmt::format("What was there before is in {}", restored->kept).c_str());
    }
    return complain_of_failed_plugins(host);
}

}  // namespace plenaria::host
