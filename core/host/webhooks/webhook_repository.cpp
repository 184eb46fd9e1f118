// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/webhook_repository.hpp"

#include <sstream>

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back(std::move(word));
    return words;
}

/// Where the columns of one row go.
struct Row {
    Webhook webhook = {};
    std::string events = {}, failing_since = {}, created_at = {};
    int disabled = 0;

    Webhook take() {
        webhook.events = split(events);
        webhook.disabled = disabled != 0;
        webhook.failing_since = parse_instant(failing_since);
        webhook.created_at = parse_instant(created_at).value_or(Instant{});
        return webhook;
    }
};

}  // namespace

std::optional<Webhook> find_webhook(UnitOfWork& uow, const std::string& id) {
    Row row;
    auto& w = row.webhook;
    w.id = id;
    sql::query(
        uow,
        "SELECT address, purpose, events, secret, disabled, disabled_because, failing_since, created_at, "
        "version FROM core_webhook WHERE id = :id"),
        soci::use(id, "id"), soci::into(w.address), soci::into(w.purpose), soci::into(row.events),
        soci::into(w.secret), soci::into(row.disabled), soci::into(w.disabled_because),
        soci::into(row.failing_since), soci::into(row.created_at), soci::into(w.version);
    if (!uow.session().got_data()) return std::nullopt;
    return row.take();
}

std::vector<Webhook> all_webhooks(UnitOfWork& uow) {
    std::vector<Webhook> all;
    Row row;
    auto& w = row.webhook;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, address, purpose, events, secret, disabled, disabled_because, failing_since, "
             "created_at, version FROM core_webhook ORDER BY id"),
         soci::into(w.id), soci::into(w.address), soci::into(w.purpose), soci::into(row.events),
         soci::into(w.secret), soci::into(row.disabled), soci::into(w.disabled_because),
         soci::into(row.failing_since), soci::into(row.created_at), soci::into(w.version));
    statement.execute();
    while (statement.fetch()) all.push_back(row.take());
    return all;
}

void insert(UnitOfWork& uow, const Webhook& w) {
    const auto events = join(w.events);
    const auto created_at = to_text(w.created_at);
    const int disabled = w.disabled ? 1 : 0;
    sql::query(
        uow,
        "INSERT INTO core_webhook(id, address, purpose, events, secret, disabled, disabled_because, "
        "failing_since, created_at, version) VALUES(:id, :address, :purpose, :events, :secret, :disabled, "
        "'', '', :created, 1)"),
        soci::use(w.id, "id"), soci::use(w.address, "address"), soci::use(w.purpose, "purpose"),
        soci::use(events, "events"), soci::use(w.secret, "secret"), soci::use(disabled, "disabled"),
        soci::use(created_at, "created");
}

bool update(UnitOfWork& uow, const Webhook& w) {
    const auto events = join(w.events);
    const int disabled = w.disabled ? 1 : 0;
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_webhook SET address = :address, purpose = :purpose, events = :events, "
                      "disabled = :disabled, disabled_because = :because, version = version + 1 "
                      "WHERE id = :id AND version = :version"),
         soci::use(w.address, "address"), soci::use(w.purpose, "purpose"), soci::use(events, "events"),
         soci::use(disabled, "disabled"), soci::use(w.disabled_because, "because"), soci::use(w.id, "id"),
         soci::use(w.version, "version"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void set_failing_since(UnitOfWork& uow, const std::string& id, std::optional<Instant> since) {
    const auto text = since ? to_text(*since) : std::string();
    sql::query(uow, "UPDATE core_webhook SET failing_since = :since WHERE id = :id"),
        soci::use(text, "since"), soci::use(id, "id");
}

void set_secret(UnitOfWork& uow, const std::string& id, const std::string& secret) {
    sql::query(uow, "UPDATE core_webhook SET secret = :secret, version = version + 1 WHERE id = :id"),
        soci::use(secret, "secret"), soci::use(id, "id");
}

void remove_webhook(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM core_webhook_delivery WHERE webhook_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM core_webhook WHERE id = :id"), soci::use(id, "id");
}

}  // namespace plenaria::host
