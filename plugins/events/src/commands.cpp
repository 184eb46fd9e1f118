// SPDX-License-Identifier: EUPL-1.2
#include "commands.hpp"

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

#include "demo.hpp"
#include "json.hpp"

namespace plenaria::events {

int demo_command(Database& db, directory::Lookup& lookup, directory::Directory& directory, CommandRun& run) {
    auto arguments = run.arguments();
    const bool json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria events demo DIR [--json]\n");
        return 2;
    }
    const auto added = load_demo(db, lookup, directory, run.file(arguments[0]));
    if (!added) {
        fmt::print(run.complaints(), "{}\n", fill(added.error().message, added.error().values));
        for (const auto& field : added.error().fields)
            fmt::print(run.complaints(), "{}: {}\n", field.field, fill(field.message, field.values));
        return 1;
    }
    if (json)
        fmt::print(run.out(), "{}\n",
                   compact({{"series", added->series},
                            {"editions", added->editions},
                            {"milestones", added->milestones}}));
    else
        fmt::print(run.out(), "Added {} series, {} events, {} milestones.\n", added->series, added->editions,
                   added->milestones);
    return 0;
}

}  // namespace plenaria::events
