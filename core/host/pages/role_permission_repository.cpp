// SPDX-License-Identifier: EUPL-1.2
#include "pages/role_permission_repository.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "db/site_tag.hpp"

namespace plenaria::host {

void set_role_permission(UnitOfWork& uow, const Actor& actor, const std::string& role,
                         const std::string& permission, bool wanted, bool shipped) {
    int granted = 0;
    sql::query(uow,
               "SELECT granted FROM core_role_permission WHERE role = :role AND permission = :permission"),
        soci::use(role, "role"), soci::use(permission, "permission"), soci::into(granted);
    const bool decided = uow.session().got_data();
    const bool before = decided ? granted != 0 : shipped;
    if (decided)
        sql::query(uow, "DELETE FROM core_role_permission WHERE role = :role AND permission = :permission"),
            soci::use(role, "role"), soci::use(permission, "permission");
    if (wanted != shipped) {
        const int flag = wanted ? 1 : 0;
        sql::query(uow,
                   "INSERT INTO core_role_permission (role, permission, granted) VALUES (:role, :permission, "
                   ":flag)"),
            soci::use(role, "role"), soci::use(permission, "permission"), soci::use(flag, "flag");
    }
    uow.invalidate(site_tag);
    if (before != wanted)
        uow.record(actor, "core.change_role", "core.role/" + role,
                   nlohmann::json{{permission, before}}.dump(), nlohmann::json{{permission, wanted}}.dump());
}

}  // namespace plenaria::host
