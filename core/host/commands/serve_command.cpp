// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "commands/demo.hpp"

namespace plenaria::host {

namespace {

void print_json(Host& host, const std::string& address) {
    nlohmann::ordered_json json{{"address", address}, {"entries", nlohmann::ordered_json::object()}};
    if (const auto entries = demo_entries(host))
        for (const auto& entry : *entries) json["entries"][entry.role] = entry.address;
    std::puts(json.dump().c_str());
}

void print_words(Host& host, const std::string& address) {
    std::printf("\nPlenaria answers at %s\n", address.c_str());
    if (auto entries = demo_entries(host); entries && !entries->empty()) {
        std::printf("\nEnter the demo as (each address works once; a new one: plenaria user link EMAIL):\n");
        for (const auto& entry : *entries)
            std::printf("  %-14s %s\n", entry.role.c_str(), entry.address.c_str());
    } else if (auto empty = is_empty(host); empty && *empty) {
        std::printf(
            "\nThere is no account yet. Make one: plenaria user add EMAIL NAME --role administrator\n");
    }
    std::printf("\nEnd it with Ctrl+C.\n");
}

}  // namespace

int serve_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    const bool apply = config->mysql.empty() || arguments.has("migrate") || arguments.has("demo");
    if (arguments.has("demo") && config->web.organisation == WebConfig{}.organisation)
        config->web.organisation = "Network of Cities";
    Host host(*std::move(config));
    if (auto opened = host.open(apply ? Migrations::apply : Migrations::check_only); !opened)
        return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());

    if (arguments.has("demo")) {
        auto empty = is_empty(host);
        if (!empty) return complain(empty.error());
        if (*empty)
            if (auto loaded = load_demo(host); !loaded) return complain(loaded.error());
    }
    for (const auto& report : host.loader().reports())
        if (!report.sentence.empty())
            std::fprintf(stderr, "plenaria: plugin %s: %s\n", report.id.c_str(),
                         report.sentence.english().c_str());

    const ControlSocket control(host);
    const auto say = arguments.has("json") ? print_json : print_words;
    const auto served = host.serve([&](const std::string& address) {
        say(host, address);
        std::fflush(stdout);
    });
    return served ? done : complain(served.error());
}

}  // namespace plenaria::host
