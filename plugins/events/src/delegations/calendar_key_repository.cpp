// SPDX-License-Identifier: EUPL-1.2
#include "calendar_key_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

std::optional<CalendarKey> calendar_key_of(UnitOfWork& uow, const std::string& delegation) {
    CalendarKey key{.delegation_id = delegation};
    std::string stamp, replied_at;
    sql::query(uow,
               "SELECT secret, stamp, replied_at FROM evt_calendar_key WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation"), soci::into(key.secret), soci::into(stamp),
        soci::into(replied_at);
    if (!uow.session().got_data()) return std::nullopt;
    if (!stamp.empty()) key.stamp = parse_instant(stamp);
    if (!replied_at.empty()) key.replied_at = parse_instant(replied_at);
    return key;
}

void give_calendar_key(UnitOfWork& uow, const std::string& delegation) {
    if (calendar_key_of(uow, delegation)) return;
    const auto secret = random_hex(128);
    sql::query(uow,
               "INSERT INTO evt_calendar_key (delegation_id, secret, stamp, replied_at) "
               "VALUES (:delegation, :secret, '', '')"),
        soci::use(delegation, "delegation"), soci::use(secret, "secret");
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
