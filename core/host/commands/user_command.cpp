// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "auth/account_repository.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

namespace {

int list_accounts(Host& host, bool json, Output& out) {
    struct Line {
        Account account;
        std::vector<AccountRole> roles;
    };
    auto lines = host.db().read([](UnitOfWork& uow) -> Result<std::vector<Line>> {
        std::vector<Line> all;
        for (auto& account : all_accounts(uow)) {
            auto held = roles_of(uow, account.id);
            all.push_back({std::move(account), std::move(held)});
        }
        return all;
    });
    if (!lines) return out.complain(lines.error());
    nlohmann::json array = nlohmann::json::array();
    for (const auto& [account, held] : *lines) {
        std::string names;
        for (const auto& role : held) names += (names.empty() ? "" : ",") + role.role;
        array.push_back(
            {{"id", account.id}, {"email", account.email}, {"name", account.name}, {"roles", names}});
        if (!json) out.line(fmt::format("{:<32} {:<24} {}", account.email, account.name, names));
    }
    if (json) out.line(array.dump(2));
    return done;
}

int add(Host& host, const Arguments& arguments, Output& out) {
    const auto email = arguments.word(1);
    const auto name = arguments.word(2);
    if (email.empty() || name.empty()) {
        out.complaints = "plenaria: use: plenaria user add EMAIL NAME --role ROLE\n";
        return wrong_use;
    }
    std::vector<AccountRole> roles_wanted;
    if (arguments.has("role")) roles_wanted.push_back({.id = "", .role = arguments.value("role")});
    auto created =
        host.accounts().create(operator_actor(), {.email = email, .name = name, .roles = roles_wanted});
    if (!created) return out.complain(created.error());
    out.line(arguments.has("json") ? nlohmann::json{{"id", *created}}.dump() : *created);
    return done;
}

int link(Host& host, const Arguments& arguments, Output& out) {
    const auto email = arguments.word(1);
    if (email.empty()) {
        out.complaints = "plenaria: use: plenaria user link EMAIL\n";
        return wrong_use;
    }
    auto secret = host.accounts().sign_in_secret(operator_actor(), email, std::chrono::hours(1));
    if (!secret) return out.complain(secret.error());
    const auto address = host.config().web.base_url + "/sign-in/by/" + *secret;
    out.line(arguments.has("json") ? nlohmann::json{{"address", address}}.dump() : address);
    return done;
}

}  // namespace

int user_command(Host& host, const Arguments& arguments, Output& out) {
    const auto what = arguments.word(0);
    if (what == "list") return list_accounts(host, arguments.has("json"), out);
    if (what == "add") return add(host, arguments, out);
    if (what == "link") return link(host, arguments, out);
    out.complaints = "plenaria: use: plenaria user list|add|link\n";
    return wrong_use;
}

}  // namespace plenaria::host
