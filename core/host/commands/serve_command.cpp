// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <fstream>
#include <vector>

#include <unistd.h>

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

/// @return whether there was nothing yet, and now is the demonstration.
Result<bool> load_demo_where_empty(Host& host) {
    const auto empty = is_empty(host);
    if (!empty) return empty.error();
    if (!*empty) return false;
    if (auto loaded = load_demo(host); !loaded) return std::move(loaded).error();
    return true;
}

enum class Ended { when_told, to_begin_anew };

Result<Ended> open_and_serve(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return config.error();
    const bool apply = config->mysql.empty() || arguments.has("migrate") || arguments.has("demo");
    if (arguments.has("demo") && config->web.organisation == WebConfig{}.organisation)
        config->web.organisation = "Network of Cities";
    Host host(*std::move(config));
    if (auto opened = host.open(apply ? Migrations::apply : Migrations::check_only); !opened)
        return std::move(opened).error();
    if (auto started = host.start_plugins(); !started) return std::move(started).error();

    if (arguments.has("demo")) {
        const auto loaded = load_demo_where_empty(host);
        if (!loaded) return loaded.error();
        if (*loaded) return Ended::to_begin_anew;
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
    if (!served) return served.error();
    return Ended::when_told;
}

/// The program once more, with the same words, in the place of this process. Returns only when that failed.
int begin_anew() {
    std::ifstream typed("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(typed, word, '\0');) words.push_back(word);
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::fflush(nullptr);
    ::execv("/proc/self/exe", pointers.data());
    std::perror("plenaria: The demonstration is loaded, but the program could not be started again");
    return failed;
}

}  // namespace

int serve_command(const Arguments& arguments) {
    const auto ended = open_and_serve(arguments);
    if (!ended) return complain(ended.error());
    // Loading reads whole files and touches code that serving never does: a fresh process holds 7 MiB less.
    return *ended == Ended::to_begin_anew ? begin_anew() : done;
}

}  // namespace plenaria::host
