// SPDX-License-Identifier: EUPL-1.2
#include "calendar_key_repository.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "rows.hpp"

namespace plenaria::events {

std::optional<CalendarKey> calendar_key_of(UnitOfWork& uow, const std::string& delegation) {
    CalendarKey key{.delegation_id = delegation};
    std::string stamp, replied_at;
    sql::query(uow,
               "SELECT secret, stamp, replied_at FROM evt_calendar_key WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation"), soci::into(key.secret), soci::into(stamp),
        soci::into(replied_at);
    if (!uow.session().got_data()) return std::nullopt;
    key.stamp = moment_or_none(stamp);
    key.replied_at = moment_or_none(replied_at);
    return key;
}

CalendarKeys calendar_keys_of(UnitOfWork& uow, const std::string& edition) {
    CalendarKey key;
    std::string stamp, replied_at;
    CalendarKeys keys;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT k.delegation_id, k.secret, k.stamp, k.replied_at FROM evt_calendar_key k "
                      "JOIN evt_delegation d ON d.id = k.delegation_id WHERE d.edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(key.delegation_id), soci::into(key.secret),
         soci::into(stamp), soci::into(replied_at));
    select.execute();
    while (select.fetch()) {
        key.stamp = moment_or_none(stamp);
        key.replied_at = moment_or_none(replied_at);
        keys[key.delegation_id] = key;
    }
    return keys;
}

void give_calendar_key(UnitOfWork& uow, const std::string& delegation) {
    if (calendar_key_of(uow, delegation)) return;
    const auto secret = random_hex(128);
    sql::query(uow,
               "INSERT INTO evt_calendar_key (delegation_id, secret, stamp, replied_at) "
               "VALUES (:delegation, :secret, '', '')"),
        soci::use(delegation, "delegation"), soci::use(secret, "secret");
}

void give_calendar_keys(UnitOfWork& uow, const std::vector<std::string>& delegations) {
    auto rows = nlohmann::json::array();
    for (const auto& delegation : delegations) rows.push_back({delegation, random_hex(128)});
    const auto text = rows.dump();
    const sql::Text sqlite =
        "INSERT INTO evt_calendar_key (delegation_id, secret, stamp, replied_at) "
        "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), '', '' FROM json_each(:rows)";
    const sql::Text mysql =
        "INSERT INTO evt_calendar_key (delegation_id, secret, stamp, replied_at) "
        "SELECT j.delegation, j.secret, '', '' FROM JSON_TABLE(:rows, '$[*]' COLUMNS "
        "(delegation CHAR(26) PATH '$[0]', secret CHAR(32) PATH '$[1]')) j";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(text, "rows");
}

void note_calendar_reply(UnitOfWork& uow, const CalendarKey& key) {
    const auto stamp = key.stamp ? to_text(*key.stamp) : std::string(),
               at = key.replied_at ? to_text(*key.replied_at) : std::string();
    sql::query(
        uow,
        "UPDATE evt_calendar_key SET stamp = :stamp, replied_at = :at WHERE delegation_id = :delegation"),
        soci::use(stamp, "stamp"), soci::use(at, "at"), soci::use(key.delegation_id, "delegation");
}

}  // namespace plenaria::events
