// SPDX-License-Identifier: EUPL-1.2
#include "pages/notification_repository.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

constexpr int max_looked_at = 1000;  // older ones have been told long ago

/// The newest, of all that may concern the actor; whom a permission concerns is decided here, since it
/// follows from roles.
std::vector<StoredNotification> newest(UnitOfWork& uow, const Actor& actor) {
    std::vector<StoredNotification> all;
    StoredNotification row;
    auto& n = row.notification;
    std::string values, created_at, seen_at, mailed_at;
    soci::indicator has_seen = soci::i_ok;
    soci::indicator has_mailed = soci::i_ok;
    int urgent = 0;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT n.id, n.account_id, n.permission, n.domain, n.message, n.values_json, n.path, "
             "n.urgent, n.created_at, t.seen_at, t.mailed_at FROM core_notification n "
             "LEFT JOIN core_notification_told t ON t.notification_id = n.id AND t.account_id = :told "
             "WHERE n.account_id = :account OR n.account_id = '' ORDER BY n.id DESC LIMIT :limit"),
         soci::use(actor.id, "told"), soci::use(actor.id, "account"), soci::use(max_looked_at, "limit"),
         soci::into(row.id), soci::into(n.account), soci::into(n.permission), soci::into(n.domain),
         soci::into(n.message), soci::into(values), soci::into(n.path), soci::into(urgent),
         soci::into(created_at), soci::into(seen_at, has_seen), soci::into(mailed_at, has_mailed));
    statement.execute();
    while (statement.fetch()) {
        if (n.account != actor.id && !actor.may(n.permission)) continue;
        row.created_at = parse_instant(created_at).value_or(Instant{});
        row.mailed = has_mailed == soci::i_ok && !mailed_at.empty();
        row.unread = has_seen != soci::i_ok || seen_at.empty();
        n.urgent = urgent != 0;
        n.values.clear();
        const auto json = nlohmann::json::parse(values, nullptr, false);
        if (json.is_object())
            for (const auto& [name, value] : json.items())
                if (value.is_string()) n.values.emplace_back(name, value.get<std::string>());
        all.push_back(row);
    }
    return all;
}

enum class Told { mailed = 1, seen };

void note(UnitOfWork& uow, const std::string& id, const std::string& account_id, Told how) {
    const auto now = to_text(uow.now());
    const auto mailed_at = how == Told::mailed ? now : std::string();
    const auto seen_at = how == Told::seen ? now : std::string();
    soci::statement update =
        (sql::prepare(uow,
                      "UPDATE core_notification_told SET "
                      "mailed_at = CASE WHEN :mailed = '' THEN mailed_at ELSE :mailed_at END, "
                      "seen_at = CASE WHEN :seen = '' THEN seen_at ELSE :seen_at END "
                      "WHERE notification_id = :id AND account_id = :account"),
         soci::use(mailed_at, "mailed"), soci::use(mailed_at, "mailed_at"), soci::use(seen_at, "seen"),
         soci::use(seen_at, "seen_at"), soci::use(id, "id"), soci::use(account_id, "account"));
    update.execute(true);
    if (update.get_affected_rows() == 0)
        sql::query(uow,
                   "INSERT INTO core_notification_told (notification_id, account_id, mailed_at, seen_at) "
                   "VALUES (:id, :account, :mailed, :seen)"),
            soci::use(id, "id"), soci::use(account_id, "account"), soci::use(mailed_at, "mailed"),
            soci::use(seen_at, "seen");
}

}  // namespace

std::vector<StoredNotification> notifications_of(UnitOfWork& uow, const Actor& actor, int offset, int limit) {
    auto all = newest(uow, actor);
    const auto first = std::min(all.size(), static_cast<std::size_t>(offset));
    const auto last = std::min(all.size(), first + static_cast<std::size_t>(limit));
    return {all.begin() + static_cast<std::ptrdiff_t>(first),
            all.begin() + static_cast<std::ptrdiff_t>(last)};
}

int count_notifications(UnitOfWork& uow, const Actor& actor) {
    return static_cast<int>(newest(uow, actor).size());
}

std::vector<StoredNotification> not_yet_mailed(UnitOfWork& uow, const Actor& actor) {
    std::vector<StoredNotification> left;
    for (auto& one : newest(uow, actor))
        if (one.unread && !one.mailed && uow.now() - one.created_at < std::chrono::days(30))
            left.push_back(std::move(one));
    return left;
}

void mark_mailed(UnitOfWork& uow, const std::string& account_id, const std::vector<std::string>& ids) {
    for (const auto& id : ids) note(uow, id, account_id, Told::mailed);
}

void mark_all_seen(UnitOfWork& uow, const Actor& actor) {
    for (const auto& one : newest(uow, actor))
        if (one.unread) note(uow, one.id, actor.id, Told::seen);
}

}  // namespace plenaria::host
