// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "db/unit_of_work.hpp"

namespace plenaria::host {

void Work::notify(const Notification& notification) {
    const auto id = next_id();
    auto values = nlohmann::json::object();
    for (const auto& [name, value] : notification.values) values[name] = value;
    const auto values_json = values.dump();
    const int urgent = notification.urgent ? 1 : 0;
    sql::query(
        *this,
        "INSERT INTO core_notification(id, account_id, permission, domain, message, values_json, path, "
        "urgent, created_at) VALUES(:id, :account, :permission, :domain, :message, :values, :path, :urgent, "
        ":now)"),
        soci::use(id, "id"), soci::use(notification.account, "account"),
        soci::use(notification.permission, "permission"), soci::use(notification.domain, "domain"),
        soci::use(notification.message, "message"), soci::use(values_json, "values"),
        soci::use(notification.path, "path"), soci::use(urgent, "urgent"), soci::use(now_text_, "now");
    effects_.notifications = true;
}

}  // namespace plenaria::host
