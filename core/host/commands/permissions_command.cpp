// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/site_builder.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

int permissions_command(Host& host, const Arguments& arguments, Output& out) {
    const auto site = build_site(host.db(), host.loader().snapshot());
    if (!site) return out.complain(site.error());
    const auto& table = (*site)->permissions;

    nlohmann::json array = nlohmann::json::array();
    std::string heading = "| permission | what it allows |", rule = "|---|---|";
    for (const auto role : roles) {
        heading += fmt::format(" {} |", role);
        rule += "---|";
    }
    if (!arguments.has("json")) out.line(heading + '\n' + rule);
    for (const auto& permission : table.declarations()) {
        auto line = fmt::format("| {} | {} |", permission.id, permission.label);
        auto held = nlohmann::json::array();
        for (const auto role : roles) {
            const bool granted = table.grants(role, permission.id);
            line += granted ? " yes |" : " |";
            if (granted) held.push_back(role);
        }
        array.push_back(
            {{"permission", permission.id}, {"allows", permission.label}, {"roles", std::move(held)}});
        if (!arguments.has("json")) out.line(line);
    }
    if (arguments.has("json")) out.line(array.dump(2));
    return done;
}

}  // namespace plenaria::host
