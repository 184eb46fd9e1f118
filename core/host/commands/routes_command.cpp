// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "web/router.hpp"

namespace plenaria::host {

namespace {

std::string access_text(const Access& access) {
    switch (access.kind()) {
        case Access::Kind::anyone:
            return "anyone: " + access.text();
        case Access::Kind::signed_in:
            return "signed in";
        case Access::Kind::permission:
            return "permission " + access.text();
        case Access::Kind::link:
            return "link " + access.text() + " for {" + access.placeholder() + "}";
    }
    return {};
}

std::string csrf_text(const Route& route) {
    if (route.method == Method::get) return "-";
    if (route.api) return "token";
    return route.csrf.exempt_because.empty() ? "checked" : "exempt: " + route.csrf.exempt_because;
}

}  // namespace

int routes_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    Host host(*std::move(config));
    if (auto opened = host.open(Migrations::apply); !opened) return complain(opened.error());
    if (auto started = host.start_plugins(); !started) return complain(started.error());
    nlohmann::json array = nlohmann::json::array();
    if (!arguments.has("json"))
        std::puts("| method | path | name | who | form token | plugin |\n|---|---|---|---|---|---|");
    for (const auto& owned : host.loader().snapshot()->routes) {
        const auto& route = owned.what;
        const std::string method(text_of(route.method));
        array.push_back({{"method", method},
                         {"path", route.path},
                         {"name", route.name},
                         {"access", access_text(route.access)},
                         {"csrf", csrf_text(route)},
                         {"plugin", owned.plugin}});
        if (!arguments.has("json"))
            std::puts(fmt::format("| {} | `{}` | {} | {} | {} | {} |", method, route.path, route.name,
                                  access_text(route.access), csrf_text(route), owned.plugin)
                          .c_str());
    }
    if (arguments.has("json")) std::puts(array.dump(2).c_str());
    return done;
}

}  // namespace plenaria::host
