// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"

namespace plenaria::host {

namespace {

int say_what_would_run(Host& host, bool json) {
    auto pending = host.pending_migrations();
    if (!pending) return complain(pending.error());
    if (json) {
        std::puts(nlohmann::json{{"statements", *pending}}.dump(2).c_str());
        return done;
    }
    for (const auto& statement : *pending) std::printf("%s;\n\n", statement.c_str());
    std::printf("-- %zu statements to run\n", pending->size());
    return done;
}

}  // namespace

int migrate_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    config->backup_before_migrating = !arguments.has("no-backup");
    Host host(*std::move(config));
    if (arguments.has("dry-run")) return say_what_would_run(host, arguments.has("json"));
    if (auto opened = host.open(Migrations::apply); !opened) return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());
    const int code = complain_of_failed_plugins(host);
    const auto backup = host.backup_made() ? host.backup_made()->string() : std::string();
    if (arguments.has("json")) {
        std::puts(nlohmann::json{{"up_to_date", code == done}, {"backup", backup}}.dump(2).c_str());
        return code;
    }
    if (!backup.empty())
        std::puts(fmt::format("A backup of the tables as they were is in {}", backup).c_str());
    if (code == done) std::puts("The tables are up to date.");
    return code;
}

}  // namespace plenaria::host
