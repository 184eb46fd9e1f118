// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/delivery_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::host {

std::optional<WebhookDelivery> find_delivery(UnitOfWork& uow, const std::string& id) {
    WebhookDelivery d{.id = id};
    std::string created_at, tried_at;
    sql::query(uow,
               "SELECT webhook_id, message_id, event, body, state, attempts, status, answer, error, took_ms, "
               "created_at, tried_at FROM core_webhook_delivery WHERE id = :id"),
        soci::use(id, "id"), soci::into(d.webhook_id), soci::into(d.message_id), soci::into(d.event),
        soci::into(d.body), soci::into(d.state), soci::into(d.attempts), soci::into(d.status),
        soci::into(d.answer), soci::into(d.error), soci::into(d.took_ms), soci::into(created_at),
        soci::into(tried_at);
    if (!uow.session().got_data()) return std::nullopt;
    d.created_at = parse_instant(created_at).value_or(Instant{});
    d.tried_at = parse_instant(tried_at);
    return d;
}

std::vector<WebhookDelivery> deliveries_of(UnitOfWork& uow, const std::string& webhook_id,
                                           const std::string& before, int limit) {
    const std::string last = before.empty() ? "~" : before;  // behind every id
    std::vector<WebhookDelivery> all;
    WebhookDelivery d{.webhook_id = webhook_id};
    std::string created_at, tried_at;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, message_id, event, state, attempts, status, answer, error, took_ms, created_at, "
             "tried_at FROM core_webhook_delivery WHERE webhook_id = :webhook AND id < :last "
             "ORDER BY id DESC LIMIT :limit"),
         soci::use(webhook_id, "webhook"), soci::use(last, "last"), soci::use(limit, "limit"),
         soci::into(d.id), soci::into(d.message_id), soci::into(d.event), soci::into(d.state),
         soci::into(d.attempts), soci::into(d.status), soci::into(d.answer), soci::into(d.error),
         soci::into(d.took_ms), soci::into(created_at), soci::into(tried_at));
    statement.execute();
    while (statement.fetch()) {
        d.created_at = parse_instant(created_at).value_or(Instant{});
        d.tried_at = parse_instant(tried_at);
        all.push_back(d);
    }
    return all;
}

bool insert_once(UnitOfWork& uow, const WebhookDelivery& d) {
    // Deliveries of one event are made by one job, which holds a lease: nobody inserts between the two
    // statements.
    int there = 0;
    sql::query(
        uow,
        "SELECT count(*) FROM core_webhook_delivery WHERE webhook_id = :webhook AND message_id = :message"),
        soci::use(d.webhook_id, "webhook"), soci::use(d.message_id, "message"), soci::into(there);
    if (there > 0) return false;
    const auto created_at = to_text(d.created_at);
    sql::query(
        uow,
        "INSERT INTO core_webhook_delivery(id, webhook_id, message_id, event, body, state, attempts, status, "
        "answer, error, took_ms, created_at, tried_at) VALUES(:id, :webhook, :message, :event, :body, "
        "'waiting', 0, 0, '', '', 0, :created, '')"),
        soci::use(d.id, "id"), soci::use(d.webhook_id, "webhook"), soci::use(d.message_id, "message"),
        soci::use(d.event, "event"), soci::use(d.body, "body"), soci::use(created_at, "created");
    return true;
}

void update(UnitOfWork& uow, const WebhookDelivery& d) {
    const auto tried_at = d.tried_at ? to_text(*d.tried_at) : std::string();
    sql::query(uow,
               "UPDATE core_webhook_delivery SET state = :state, attempts = :attempts, status = :status, "
               "answer = :answer, error = :error, took_ms = :took, tried_at = :tried WHERE id = :id"),
        soci::use(d.state, "state"), soci::use(d.attempts, "attempts"), soci::use(d.status, "status"),
        soci::use(d.answer, "answer"), soci::use(d.error, "error"), soci::use(d.took_ms, "took"),
        soci::use(tried_at, "tried"), soci::use(d.id, "id");
}

long long forget_deliveries(UnitOfWork& uow, Instant limit) {
    const auto text = to_text(limit);
    soci::statement statement =
        (sql::prepare(uow,
                      "DELETE FROM core_webhook_delivery WHERE created_at < :limit AND state <> 'waiting'"),
         soci::use(text, "limit"));
    statement.execute(true);
    return statement.get_affected_rows();
}

}  // namespace plenaria::host
