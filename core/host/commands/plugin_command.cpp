// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/plugin_call.hpp"
#include "pages/plugin_switch_repository.hpp"

namespace plenaria::host {

namespace {

int list(Host& host, bool json, Output& out) {
    nlohmann::json array = nlohmann::json::array();
    bool all_well = true;
    for (const auto& report : host.loader().reports()) {
        const std::string stage(word(report.stage));
        const auto why = report.sentence.english();
        if (report.stage == Stage::failed || report.stage == Stage::quarantined) all_well = false;
        array.push_back(
            {{"id", report.id}, {"version", report.version.text()}, {"stage", stage}, {"why", why}});
        if (!json)
            out.line(fmt::format("{:<20} {:<8} {:<12} {}", report.id, report.version.text(), stage, why));
    }
    if (json) out.line(array.dump(2));
    return all_well ? done : failed;
}

}  // namespace

int plugin_command(Host& host, const Arguments& arguments, Output& out) {
    const auto what = arguments.word(0);
    if (what == "list" || what == "check") return list(host, arguments.has("json"), out);
    const auto id = arguments.word(1);
    if ((what != "enable" && what != "disable") || id.empty()) {
        out.complaints = "plenaria: use: plenaria plugin list|check|enable ID|disable ID\n";
        return wrong_use;
    }
    const bool disable = what == "disable";
    auto changed = disable ? host.loader().disable(id) : host.loader().enable(id);
    if (!changed) return out.complain(changed.error());
    auto kept = host.db().write([&](UnitOfWork& uow) -> Result<void> {
        remember_switch(uow, operator_actor(), id, disable ? PluginSwitch::off : PluginSwitch::on);
        return {};
    });
    if (!kept) return out.complain(kept.error());
    if (arguments.has("json"))
        out.line(nlohmann::json{{"id", id}, {"on", !disable}}.dump());
    else
        out.line(id + (disable ? " is switched off." : " is switched on."));
    return done;
}

int command_of_plugin(Host& host, const Arguments& arguments, Output& out) {
    const auto table = host.loader().snapshot();
    const auto command = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    for (const auto& owned : table->commands) {
        if (owned.plugin != arguments.words[0] || owned.what.name != command) continue;
        const auto pass = owned.gate->enter();
        if (!pass) break;
        PluginCall call(arguments.raw, arguments);
        const int code = owned.what.run(call);
        out.text += call.said();
        out.complaints += call.complained();
        return code;
    }
    out.complaints += fmt::format("plenaria: there is no command \"{}{}{}\". See: plenaria --help\n",
                                  arguments.words[0], command.empty() ? "" : " ", command);
    for (const auto& owned : table->commands)
        out.complaints +=
            fmt::format("  plenaria {} {} {}\n", owned.plugin, owned.what.name, owned.what.usage);
    return wrong_use;
}

}  // namespace plenaria::host
