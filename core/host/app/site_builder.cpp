// SPDX-License-Identifier: EUPL-1.2
#include "app/site_builder.hpp"

#include <map>

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

using Overrides = std::map<std::pair<std::string, std::string>, bool>;

Result<Overrides> read_overrides(Database& db) {
    return db.read([](UnitOfWork& uow) -> Result<Overrides> {
        Overrides overrides;
        std::string role, permission;
        int granted = 0;
        soci::statement statement =
            (sql::prepare(uow, "SELECT role, permission, granted FROM core_role_permission"),
             soci::into(role), soci::into(permission), soci::into(granted));
        statement.execute();
        while (statement.fetch()) overrides[{role, permission}] = granted != 0;
        return overrides;
    });
}

}  // namespace

std::vector<Permission> core_permissions() {
    return {
        {"core.administer", /*t*/ "Administer plugins, accounts, roles and settings", {"administrator"}},
        {"core.write_letters", /*t*/ "Change the texts of mails", {"administrator", "secretariat"}},
        {"core.read_mail", /*t*/ "Read the outbox and send again", {"administrator", "secretariat"}},
        {"core.read_history", /*t*/ "Read and export the history", {"administrator", "secretariat"}},
    };
}

Result<std::shared_ptr<const Site>> build_site(Database& db,
                                               std::shared_ptr<const Contributions> contributions) {
    auto overrides = read_overrides(db);
    if (!overrides) return std::move(overrides).error();
    std::vector<PermissionDeclaration> declarations;
    const auto declare = [&](const std::string& plugin, const std::vector<Permission>& permissions) {
        for (const auto& permission : permissions)
            declarations.push_back({permission.id, permission.label, plugin, permission.roles});
    };
    declare("core", core_permissions());
    for (const auto& room : contributions->rooms) declare(room.manifest.id, room.manifest.permissions);
    return std::make_shared<const Site>(
        Site{.contributions = contributions,
             .router = Router(contributions),
             .permissions = PermissionTable(std::move(declarations), *overrides),
             .shapes = shapes_of(*contributions)});
}

}  // namespace plenaria::host
