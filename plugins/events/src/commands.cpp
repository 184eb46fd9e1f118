// SPDX-License-Identifier: EUPL-1.2
#include "commands.hpp"

#include <string>
#include <vector>

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

#include "delegations/standing_repository.hpp"
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

int recount_command(Database& db, CommandRun& run) {
    auto arguments = run.arguments();
    const bool json = std::erase(arguments, "--json") > 0;
    const bool check = std::erase(arguments, "--check") > 0;
    if (!arguments.empty()) {
        fmt::print(run.complaints(), "usage: plenaria events recount [--check] [--json]\n");
        return 2;
    }
    std::vector<std::string> wrong;
    // A check counts in a transaction that is given up.
    const Error given_up{ErrorCode::conflict, {}, "only checked"};
    const auto done = db.write([&](UnitOfWork& uow) -> Result<void> {
        wrong = mend_counts(uow);
        if (check) return given_up;
        return {};
    });
    if (!done && done.error().detail != given_up.detail) {
        fmt::print(run.complaints(), "{}\n", fill(done.error().message, done.error().values));
        return 1;
    }
    if (json)
        fmt::print(run.out(), "{}\n", compact({{"wrong", wrong}, {"mended", !check}}));
    else if (wrong.empty())
        fmt::print(run.out(), "All counts are right.\n");
    else
        fmt::print(run.out(), "Counts of {} events were not right{}\n", wrong.size(),
                   check ? ". Mend them with: plenaria events recount" : ", and are now.");
    return wrong.empty() ? 0 : 1;
}

}  // namespace plenaria::events
