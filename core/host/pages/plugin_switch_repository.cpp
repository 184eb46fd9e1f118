// SPDX-License-Identifier: EUPL-1.2
#include "pages/plugin_switch_repository.hpp"

#include <plenaria/sql.hpp>

#include "db/site_tag.hpp"

namespace plenaria::host {

void remember_switch(UnitOfWork& uow, const Actor& actor, const std::string& plugin, PluginSwitch position) {
    const int disabled = position == PluginSwitch::off ? 1 : 0;
    const auto now = to_text(uow.now());
    soci::statement update =
        (sql::prepare(uow, "UPDATE core_plugin SET disabled = :flag, since = :now WHERE id = :id"),
         soci::use(disabled, "flag"), soci::use(now, "now"), soci::use(plugin, "id"));
    update.execute(true);
    if (update.get_affected_rows() == 0)
        sql::query(uow, "INSERT INTO core_plugin (id, disabled, since) VALUES (:id, :flag, :now)"),
            soci::use(plugin, "id"), soci::use(disabled, "flag"), soci::use(now, "now");
    uow.invalidate(site_tag);
    uow.record(actor, disabled != 0 ? "core.disable_plugin" : "core.enable_plugin", "core.plugin/" + plugin,
               "", "");
}

std::set<std::string> switched_off_plugins(UnitOfWork& uow) {
    std::set<std::string> off;
    std::string id;
    soci::statement statement =
        (sql::prepare(uow, "SELECT id FROM core_plugin WHERE disabled = 1"), soci::into(id));
    statement.execute();
    while (statement.fetch()) off.insert(id);
    return off;
}

}  // namespace plenaria::host
