// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
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
        array.push_back({{"id", report.id}, {"version", report.version.text()}, {"stage", stage}, {"why", why}});
        if (!json) out.line(fmt::format("{:<20} {:<8} {:<12} {}", report.id, report.version.text(), stage, why));
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
    out.line(id + (disable ? " is switched off." : " is switched on."));
    return done;
}

int command_of_plugin(const Arguments& arguments) {
    auto config = configured({.program = arguments.program});
    if (!config) return complain(config.error());
    Host host(*std::move(config));
    if (auto opened = host.open(Migrations::apply); !opened) return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());
    const auto command = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    for (const auto& owned : host.loader().snapshot()->commands)
        if (owned.plugin == arguments.words[0] && owned.what.name == command) return owned.what.run(arguments.raw);
    std::fprintf(stderr, "plenaria: there is no command \"%s %s\". See: plenaria --help\n", arguments.words[0].c_str(),
                 command.c_str());
    for (const auto& owned : host.loader().snapshot()->commands)
        std::fprintf(stderr, "  plenaria %s %s %s\n", owned.plugin.c_str(), owned.what.name.c_str(),
                     owned.what.usage.c_str());
    return wrong_use;
}

}  // namespace plenaria::host
