// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include "commands/commands.hpp"

namespace plenaria::host {

int migrate_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    Host host(*std::move(config));
    if (arguments.has("dry-run")) {
        auto pending = host.pending_migrations();
        if (!pending) return complain(pending.error());
        for (const auto& statement : *pending) std::printf("%s;\n\n", statement.c_str());
        std::printf("-- %zu statements to run\n", pending->size());
        return done;
    }
    if (auto opened = host.open(Migrations::apply); !opened) return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());
    int worst = done;
    for (const auto& report : host.loader().reports())
        if (report.stage == Stage::failed) {
            std::fprintf(stderr, "plenaria: plugin %s: %s\n", report.id.c_str(), report.sentence.english().c_str());
            worst = failed;
        }
    if (worst == done) std::puts("The tables are up to date.");
    return worst;
}

}  // namespace plenaria::host
