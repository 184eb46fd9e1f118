// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "doctor/finding.hpp"

namespace plenaria::host {

namespace {

int tell(const doctor::Findings& found, const Arguments& arguments, Output& out) {
    bool all_well = true;
    auto array = nlohmann::ordered_json::array();
    for (const auto& [what, well, detail, todo] : found) {
        all_well = all_well && well;
        array.push_back({{"what", what}, {"well", well}, {"detail", detail}, {"todo", todo}});
        if (arguments.has("json")) continue;
        out.line(fmt::format("{:<4} {}: {}", well ? "ok" : "BAD", what, detail));
        if (!todo.empty()) out.line("     " + todo);
    }
    if (arguments.has("json")) out.line(array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return all_well ? done : failed;
}

void look_without_tables(const Config& config, doctor::Findings& found) {
    doctor::look_at_files(config, found);
    doctor::look_at_overrides(config, found);
    doctor::look_at_programs(config, found);
}

/// A damaged database answers with exceptions; what is said of it does not end the visit.
template <class Look>
void bear(doctor::Findings& found, const char* what, Look&& look) {
    try {
        look();
    } catch (const std::exception& e) {
        found.push_back({what, false, e.what(), "Look at what is said of the database first."});
    }
}

/// After look_without_tables(); the tables must fit the program.
void look_at_house(Host& host, doctor::Findings& found) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    bear(found, "clock", [&] { doctor::look_at_clock(host.db(), now, found); });
    doctor::look_at_plugins(host.loader().reports(), found);
    bear(found, "jobs", [&] { doctor::look_at_jobs(host.db(), now, found); });
    bear(found, "mails", [&] { doctor::look_at_mails(host.db(), host.config(), now, found); });
    bear(found, "history", [&] { doctor::look_at_history(host.db(), found); });
}

/// @return whether the tables are there, and fit.
bool look_at_tables(Config config, doctor::Findings& found) {
    Host host(std::move(config));
    if (const auto opened = host.open(Migrations::leave); !opened) {
        found.push_back({"database", false, fill(opened.error().message, opened.error().values),
                         "Nothing else can be looked at before that is mended."});
        return false;
    }
    bear(found, "database", [&] { doctor::look_at_database(host.db(), found); });
    std::size_t pending = 1;
    bear(found, "migrations", [&] { pending = doctor::look_at_migrations(host.db(), host.config(), found); });
    return pending == 0;
}

}  // namespace

int doctor_on_host(Host& host, const Arguments& arguments, Output& out) {
    doctor::Findings found;
    look_without_tables(host.config(), found);
    bear(found, "database", [&] { doctor::look_at_database(host.db(), found); });
    bear(found, "migrations", [&] { doctor::look_at_migrations(host.db(), host.config(), found); });
    look_at_house(host, found);
    return tell(found, arguments, out);
}

int doctor_command(const Arguments& arguments) {
    const auto config = configured(arguments);
    if (!config) return complain(config.error());
    Output out;
    if (host_serves_from(config->data_dir)) {
        const int code = run_here_or_there(arguments, out);
        return print(out, code);
    }
    // Nothing is mended on the way: neither are migrations applied, nor is a folder made.
    doctor::Findings found;
    look_without_tables(*config, found);
    if (std::filesystem::is_directory(config->data_dir) && look_at_tables(*config, found)) {
        bear(found, "host", [&] {
            Host host(*config);
            const auto opened = host.open(Migrations::check_only);
            const auto started = opened ? host.start_plugins() : opened;
            if (started)
                look_at_house(host, found);
            else
                found.push_back({"host", false, fill(started.error().message, started.error().values),
                                 "Mend what this sentence names."});
        });
    }
    const int code = tell(found, arguments, out);
    return print(out, code);
}

}  // namespace plenaria::host
