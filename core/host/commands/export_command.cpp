// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/rooms.hpp"
#include "backup/export_tables.hpp"
#include "commands/brought.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

int export_command(const Arguments& arguments) {
    const auto folder = std::filesystem::absolute(arguments.word(0));
    nlohmann::ordered_json summary;
    if (const int code = make_and_bring(arguments, export_to, folder, summary); code != done) return code;
    summary["folder"] = folder.string();
    if (arguments.has("json"))
        std::puts(summary.dump(2).c_str());
    else
        std::puts(
            fmt::format("{} rows of {} tables and {} files are in {}. It holds personal data. To restore a "
                        "house, make a backup instead.",
                        summary["rows"].get<long long>(), summary["tables"].get<long long>(),
                        summary["files"].get<long long>(), folder.string())
                .c_str());
    return done;
}

int export_to_command(Host& host, const Arguments& arguments, Output& out) {
    // Reading personal data in bulk is an entry of the history, as on the pages.
    const auto noted = host.db().write([](UnitOfWork& uow) -> Result<void> {
        uow.record(operator_actor(), "core.export", "core.database", "", "");
        return {};
    });
    if (!noted) return out.complain(noted.error());
    const auto written =
        export_tables(host.db(), backup_rooms(migration_rooms(host.config())), arguments.word(0));
    if (!written) return out.complain(written.error());
    out.line(nlohmann::json{{"tables", written->tables}, {"rows", written->rows}, {"files", written->files}}
                 .dump());
    return done;
}

}  // namespace plenaria::host
