// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/rooms.hpp"
#include "backup/write_backup.hpp"
#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "commands/handed_files.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// From the data folder, where the host that serves could write it, to where the caller wants it.
void bring(const fs::path& made, const fs::path& file) {
    std::error_code another_disk;
    fs::rename(made, file, another_disk);
    if (another_disk) fs::copy_file(made, file);
    if (geteuid() == 0 && chown(file.c_str(), 0, 0) != 0)
        throw fs::filesystem_error("cannot be given to root", file,
                                   std::error_code(errno, std::generic_category()));
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

int backup_command(const Arguments& arguments) {
    if (arguments.words.size() != 2) return use("plenaria backup FILE");
    const auto file = fs::absolute(arguments.word(0));
    if (fs::exists(file))
        return complain({.code = ErrorCode::conflict,
                         .message = "{file} exists already.",
                         .values = {{"file", file.string()}}});
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    if (!fs::is_directory(config->data_dir))
        return complain({.code = ErrorCode::not_found,
                         .message = "There is no data folder {folder}.",
                         .values = {{"folder", config->data_dir.string()}}});

    const HandedFolder folder(config->data_dir);
    auto inside = arguments;
    inside.words = {"backup-to", (folder.path() / "backup").string()};
    Output out;
    if (const int code = run_here_or_there(inside, out); code != done) return print(out, code);
    bring(folder.path() / "backup", file);

    auto summary = nlohmann::ordered_json::parse(out.text);
    summary["file"] = file.string();
    summary["bytes"] = fs::file_size(file);
    if (arguments.has("json")) {
        std::puts(summary.dump(2).c_str());
        return done;
    }
    std::puts(
        fmt::format(
            "{} rows of {} tables are in {}. It holds personal data and secrets: keep it as safe as the "
            "database.",
            summary["rows"].get<long long>(), summary["tables"].get<long long>(), file.string())
            .c_str());
    for (const auto& table : summary["left_out"])
        std::puts(fmt::format("Left out, because no installed plug-in has it: {}", table.get<std::string>())
                      .c_str());
    return done;
}

int backup_to_command(Host& host, const Arguments& arguments, Output& out) {
    const auto rooms = backup_rooms(migration_rooms(host.config()));
    auto written = write_backup(host.db(), rooms, PLENARIA_VERSION, arguments.word(0));
    if (!written) return out.complain(written.error());
    out.line(
        nlohmann::json{{"tables", written->tables}, {"rows", written->rows}, {"left_out", written->left_out}}
            .dump());
    return done;
}

}  // namespace plenaria::host
