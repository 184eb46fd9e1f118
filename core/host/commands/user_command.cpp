// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "auth/account_repository.hpp"
#include "commands/commands.hpp"

namespace plenaria::host {

int user_list(Host& host, const Arguments& arguments, Output& out) {
    const bool json = arguments.has("json");
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

int user_add(Host& host, const Arguments& arguments, Output& out) {
    const auto email = arguments.word(0);
    const auto name = arguments.word(1);
    std::vector<AccountRole> roles_wanted;
    if (arguments.has("role")) roles_wanted.push_back({.id = "", .role = arguments.value("role")});
    auto created =
        host.accounts().create(operator_actor(), {.email = email, .name = name, .roles = roles_wanted});
    if (!created) return out.complain(created.error());
    out.line(arguments.has("json") ? nlohmann::json{{"id", *created}}.dump() : *created);
    return done;
}

int user_link(Host& host, const Arguments& arguments, Output& out) {
    auto secret = host.accounts().sign_in_secret(operator_actor(), arguments.word(0), std::chrono::hours(1));
    if (!secret) return out.complain(secret.error());
    // Also from within a host that serves, whose own configuration it is otherwise.
    const auto address = arguments.value("base-url", host.config().web.base_url) + "/sign-in/by/" + *secret;
    out.line(arguments.has("json") ? nlohmann::json{{"address", address}}.dump() : address);
    return done;
}

}  // namespace plenaria::host
