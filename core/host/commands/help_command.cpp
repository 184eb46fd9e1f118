// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/command_table.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

namespace {

std::string spelled(const CommandOption& option) {
    return "--" + std::string(option.name) + (option.value.empty() ? "" : ' ' + std::string(option.value));
}

void print_use(const CommandUse& use) {
    const auto typed =
        "plenaria " + std::string(use.name) + (use.words.empty() ? "" : ' ' + std::string(use.words));
    std::puts(fmt::format("  {:<32} {}", typed, use.says).c_str());
    for (const auto& one : use.options)
        std::puts(fmt::format("      {:<28} {}", spelled(one), one.says).c_str());
}

nlohmann::ordered_json json_of(std::span<const CommandOption> options) {
    auto array = nlohmann::ordered_json::array();
    for (const auto& one : options)
        array.push_back({{"name", one.name}, {"value", one.value}, {"says", one.says}});
    return array;
}

nlohmann::ordered_json json_of(const CommandUse& use) {
    const auto [least, most] = use.count();
    return {
        {"name", use.name}, {"words", use.words},   {"least_words", least},           {"most_words", most},
        {"says", use.says}, {"usage", use.usage()}, {"options", json_of(use.options)}};
}

/// "user add" of "plenaria user add --help" and of "plenaria help user add".
std::string asked_for(const Arguments& arguments) {
    if (arguments.command != "help") return arguments.command;
    std::string name;
    for (const auto& word : arguments.words) name += (name.empty() ? "" : " ") + word;
    return name;
}

}  // namespace

int help_command(const Arguments& arguments) {
    const auto asked = asked_for(arguments);
    std::vector<const CommandUse*> shown;
    for (const auto& use : command_table())
        if (asked.empty() || use.name == asked || use.name.starts_with(asked + ' ')) shown.push_back(&use);
    if (shown.empty()) {
        complain(no_such_command(asked));
        return wrong_use;
    }
    if (arguments.has("json")) {
        nlohmann::ordered_json json{{"commands", nlohmann::ordered_json::array()},
                                    {"everywhere", json_of(house_options())}};
        for (const auto* use : shown) json["commands"].push_back(json_of(*use));
        std::puts(json.dump(2).c_str());
        return done;
    }
    if (asked.empty())
        std::puts("Plenaria: events, statements, committees and campaigns of a network of cities.\n");
    for (const auto* use : shown) print_use(*use);
    if (asked.empty())
        std::puts(
            "  plenaria PLUGIN COMMAND …         what a plugin brings; plenaria PLUGIN --help lists it");
    std::puts("\n  everywhere:");
    for (const auto options : {house_options(), common_options()})
        for (const auto& one : options)
            std::puts(fmt::format("      {:<28} {}", spelled(one), one.says).c_str());
    return done;
}

}  // namespace plenaria::host
