// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/plugin_call.hpp"
#include "pages/plugin_switch_repository.hpp"

namespace plenaria::host {

namespace {

std::vector<std::string> commands_of(const Contributions& table, const std::string& plugin) {
    std::vector<std::string> names;
    for (const auto& owned : table.commands)
        if (owned.plugin == plugin) names.push_back(plugin + ' ' + owned.what.name);
    return names;
}

}  // namespace

int plugin_list(Host& host, const Arguments& arguments, Output& out) {
    const bool json = arguments.has("json");
    nlohmann::json array = nlohmann::json::array();
    bool all_well = true;
    const auto table = host.loader().snapshot();
    for (const auto& report : host.loader().reports()) {
        const std::string stage(word(report.stage));
        const auto why = report.sentence.english();
        if (report.stage == Stage::failed || report.stage == Stage::quarantined) all_well = false;
        array.push_back({{"id", report.id},
                         {"version", report.version.text()},
                         {"stage", stage},
                         {"why", why},
                         {"commands", commands_of(*table, report.id)}});
        if (!json)
            out.line(fmt::format("{:<20} {:<8} {:<12} {}", report.id, report.version.text(), stage, why));
    }
    if (json) out.line(array.dump(2));
    return all_well ? done : failed;
}

namespace {

int switch_by_command(Host& host, const Arguments& arguments, Output& out, PluginSwitch to) {
    const auto id = arguments.word(0);
    const bool disable = to == PluginSwitch::off;
    auto changed = disable ? host.loader().disable(id) : host.loader().enable(id);
    if (!changed) return out.complain(changed.error());
    auto kept = host.db().write([&](UnitOfWork& uow) -> Result<void> {
        remember_switch(uow, operator_actor(), id, to);
        return {};
    });
    if (!kept) return out.complain(kept.error());
    if (arguments.has("json"))
        out.line(nlohmann::json{{"id", id}, {"on", !disable}}.dump());
    else
        out.line(id + (disable ? " is switched off." : " is switched on."));
    return done;
}

}  // namespace

int plugin_enable(Host& host, const Arguments& arguments, Output& out) {
    return switch_by_command(host, arguments, out, PluginSwitch::on);
}

int plugin_disable(Host& host, const Arguments& arguments, Output& out) {
    return switch_by_command(host, arguments, out, PluginSwitch::off);
}

namespace {

std::string usage_of(const Owned<Command>& owned) {
    return fmt::format("plenaria {} {} {}", owned.plugin, owned.what.name, owned.what.usage);
}

/// --help behind a plugin, or behind one of its commands.
int help_of(const std::vector<const Owned<Command>*>& commands, bool json, Output& out) {
    nlohmann::json array = nlohmann::json::array();
    for (const auto* owned : commands) {
        array.push_back({{"name", owned->plugin + ' ' + owned->what.name}, {"usage", usage_of(*owned)}});
        if (!json) out.line(usage_of(*owned));
    }
    if (json) out.line(array.dump(2));
    return done;
}

}  // namespace

int command_of_plugin(Host& host, const Arguments& arguments, Output& out) {
    const auto asked = [&](const char* option) {
        return std::find(arguments.raw.begin(), arguments.raw.end(), option) != arguments.raw.end();
    };
    const auto table = host.loader().snapshot();
    std::vector<const Owned<Command>*> of_plugin;
    const Owned<Command>* called = nullptr;
    for (const auto& owned : table->commands) {
        if (!(arguments.command + ' ').starts_with(owned.plugin + ' ')) continue;
        of_plugin.push_back(&owned);
        if (arguments.command == owned.plugin + ' ' + owned.what.name) called = &owned;
    }
    if (asked("--help"))
        return help_of(called != nullptr ? std::vector{called} : of_plugin, asked("--json"), out);
    if (called == nullptr) {
        std::string names;
        for (const auto* owned : of_plugin) names += (names.empty() ? "" : ", ") + owned->what.name;
        out.complaints += fmt::format("plenaria: There is no command \"{}\"{}. See: plenaria --help\n",
                                      arguments.command, names.empty() ? "" : ", but there are: " + names);
        return wrong_use;
    }
    const auto pass = called->gate->enter();
    if (!pass)
        return out.complain({.code = ErrorCode::unavailable,
                             .message = "The plug-in {plugin} is being switched off.",
                             .values = {{"plugin", called->plugin}}});
    PluginCall call(arguments.raw, arguments);
    const int code = called->what.run(call);
    out.text += call.said();
    out.complaints += call.complained();
    return code;
}

}  // namespace plenaria::host
