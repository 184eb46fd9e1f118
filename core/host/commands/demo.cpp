// SPDX-License-Identifier: EUPL-1.2
#include "commands/demo.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <plenaria/sql.hpp>

#include "auth/account_repository.hpp"
#include "commands/commands.hpp"
#include "commands/plugin_call.hpp"

namespace plenaria::host {

namespace {

struct DemoPerson {
    const char* role;
    const char* name;
    const char* language;
    const char* zone;
    const char* party = "";  ///< name of the party that it speaks for
};

constexpr std::array<DemoPerson, 7> people = {{
    {"administrator", "Amina Haddad", "en", "Europe/Zurich"},
    {"secretariat", "Lucía Fernández", "es", "America/Montevideo"},
    {"drafter", "Thomas Keller", "en", "Europe/Zurich"},
    {"reviewer", "Grace Nakato", "en", "Africa/Kampala", "Kampala"},
    {"board_member", "Valérie Tremblay", "fr", "America/Toronto"},
    {"partner", "Marc Dubois", "fr", "Europe/Paris"},
    {"press", "Elena Rossi", "en", "Europe/Rome"},
}};

std::string address_of(const DemoPerson& person) { return std::string(person.role) + "@demo.example"; }

/// "city/ID" of the party with that name, as the access links of the demonstration call it; else empty.
Result<std::string> scope_of(Host& host, const DemoPerson& person) {
    return host.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const std::string name = person.party;
        std::string party;
        if (name.empty()) return party;
        sql::query(uow, "SELECT party FROM core_link WHERE party_name = :name ORDER BY id LIMIT 1"),
            soci::use(name, "name"), soci::into(party);
        return party;
    });
}

enum class Speaks { for_nobody = 1, for_a_party };

Result<void> create_accounts(Host& host, Speaks which) {
    for (const auto& person : people) {
        if ((*person.party != '\0') != (which == Speaks::for_a_party)) continue;
        auto scope = scope_of(host, person);
        if (!scope) return std::move(scope).error();
        auto created = host.accounts().create(operator_actor(),
                                              {.email = address_of(person),
                                               .name = person.name,
                                               .language = person.language,
                                               .zone = person.zone,
                                               .roles = {{.id = "", .role = person.role, .scope = *scope}}});
        if (!created) return std::move(created).error();
    }
    return {};
}

}  // namespace

Result<bool> is_empty(Host& host) {
    return host.db().read([](UnitOfWork& uow) -> Result<bool> { return all_accounts(uow).empty(); });
}

Result<void> load_demo(Host& host) {
    if (auto made = create_accounts(host, Speaks::for_nobody); !made) return made;
    const auto demo_dir = (host.config().root / "share/demo").string();
    for (const auto& owned : host.loader().snapshot()->commands) {
        if (owned.what.name != "demo") continue;
        const Arguments here;
        PluginCall call({demo_dir}, here);
        const int code = owned.what.run(call);
        std::fputs(call.said().c_str(), stdout);
        if (code != done)
            return Error{.code = ErrorCode::unavailable,
                         .message = "The demo data of {plugin} could not be loaded: {why}",
                         .values = {{"plugin", owned.plugin}, {"why", call.complained()}}};
    }
    // Only now is there anybody to speak for.
    return create_accounts(host, Speaks::for_a_party);
}

Result<std::vector<DemoEntry>> demo_entries(Host& host) {
    std::vector<DemoEntry> entries;
    for (const auto& person : people) {
        auto secret =
            host.accounts().sign_in_secret(operator_actor(), address_of(person), std::chrono::hours(24));
        if (!secret) {
            if (secret.error().code == ErrorCode::not_found) continue;
            return std::move(secret).error();
        }
        entries.push_back({person.role, host.addresses().absolute(
                                            host.addresses().path("core.one_time", {{"secret", *secret}}))});
    }
    return entries;
}

}  // namespace plenaria::host
