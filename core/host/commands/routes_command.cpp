// SPDX-License-Identifier: EUPL-1.2
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
            return "link " + access.text() + " for {" + access.placeholder() + "}" +
                   (access.or_party() ? ", or an account of its party" : "");
    }
    return {};
}

std::string csrf_text(const Route& route) {
    if (route.method == Method::get) return "-";
    if (route.api) return "token";
    return route.csrf.exempt_because.empty() ? "checked" : "exempt: " + route.csrf.exempt_because;
}

}  // namespace

int routes_command(Host& host, const Arguments& arguments, Output& out) {
    nlohmann::json array = nlohmann::json::array();
    if (!arguments.has("json"))
        out.line("| method | path | name | who | form token | plugin |\n|---|---|---|---|---|---|");
    const auto table = host.loader().snapshot();
    for (const auto& owned : table->routes) {
        const auto& route = owned.what;
        const std::string method(text_of(route.method));
        array.push_back({{"method", method},
                         {"path", route.path},
                         {"name", route.name},
                         {"access", access_text(route.access)},
                         {"csrf", csrf_text(route)},
                         {"plugin", owned.plugin}});
        if (!arguments.has("json"))
            out.line(fmt::format("| {} | `{}` | {} | {} | {} | {} |", method, route.path, route.name,
                                 access_text(route.access), csrf_text(route), owned.plugin));
    }
    if (arguments.has("json")) out.line(array.dump(2));
    return done;
}

}  // namespace plenaria::host
