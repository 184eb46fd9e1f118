// SPDX-License-Identifier: EUPL-1.2
#include "feed_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ledger {

namespace {

std::optional<Feed> feed_where(UnitOfWork& uow, sql::Text text, const std::string& value) {
    Feed feed;
    std::string made_at;
    sql::query(uow, text), soci::use(value, "value"), soci::into(feed.id), soci::into(feed.body_id),
        soci::into(made_at), soci::into(feed.made_by);
    if (!uow.session().got_data()) return std::nullopt;
    feed.made_at = parse_instant(made_at).value();
    return feed;
}

}  // namespace

std::optional<Feed> find_feed(UnitOfWork& uow, const std::string& body_id) {
    return feed_where(uow, "SELECT id, body_id, made_at, made_by FROM cmt_feed WHERE body_id = :value",
                      body_id);
}

std::optional<Feed> find_feed_by_hash(UnitOfWork& uow, const std::string& secret_hash) {
    return feed_where(uow, "SELECT id, body_id, made_at, made_by FROM cmt_feed WHERE secret_hash = :value",
                      secret_hash);
}

void insert(UnitOfWork& uow, const Feed& feed, const std::string& secret_hash) {
    const auto at = to_text(feed.made_at);
    sql::query(uow,
               "INSERT INTO cmt_feed (id, body_id, secret_hash, made_at, made_by) "
               "VALUES (:id, :body, :hash, :at, :by_whom)"),
        soci::use(feed.id, "id"), soci::use(feed.body_id, "body"), soci::use(secret_hash, "hash"),
        soci::use(at, "at"), soci::use(feed.made_by, "by_whom");
}

bool drop_feed(UnitOfWork& uow, const std::string& body_id) {
    soci::statement drop =
        (sql::prepare(uow, "DELETE FROM cmt_feed WHERE body_id = :body"), soci::use(body_id, "body"));
    drop.execute(true);
    return drop.get_affected_rows() > 0;
}

}  // namespace plenaria::committee::ledger
