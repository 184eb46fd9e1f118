// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/rooms.hpp"
#include "backup/write_backup.hpp"
#include "commands/brought.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

int backup_command(const Arguments& arguments) {
    const auto file = fs::absolute(arguments.word(0));
    nlohmann::ordered_json summary;
    if (const int code = make_and_bring(arguments, backup_to, file, summary); code != done) return code;
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
