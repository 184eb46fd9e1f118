// SPDX-License-Identifier: EUPL-1.2
#include "auth/rate_limit.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

/// One statement looks and counts: of many that ask at once, no more than the limit are let through.
bool take(UnitOfWork& uow, const std::string& bucket, RateLimit limit) {
    const auto since = to_text(uow.now() - limit.window);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_rate SET attempts = attempts + 1 WHERE bucket = :bucket "
                      "AND starts_at > :since AND attempts < :limit"),
         soci::use(bucket, "bucket"), soci::use(since, "since"), soci::use(limit.attempts, "limit"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

/// Where there is none, or an old one, or one that a clock began which was set back since: nobody may be
/// locked out until that moment comes again. The clocks of several hosts differ by less than a window.
void start_window(UnitOfWork& uow, const std::string& bucket, RateLimit limit) {
    const auto now = to_text(uow.now());
    const auto since = to_text(uow.now() - limit.window), ahead = to_text(uow.now() + limit.window);
    sql::query(uow,
               "UPDATE core_rate SET starts_at = :now, attempts = 0 WHERE bucket = :bucket "
               "AND (starts_at <= :since OR starts_at > :ahead)"),
        soci::use(now, "now"), soci::use(bucket, "bucket"), soci::use(since, "since"),
        soci::use(ahead, "ahead");
    // Another request may have made the row meanwhile; then it stays as that one made it.
    if (uow.engine() == Engine::mysql)
        sql::query(uow,
                   "INSERT IGNORE INTO core_rate (bucket, starts_at, attempts) VALUES (:bucket, :now, 0)"),
            soci::use(bucket, "bucket"), soci::use(now, "now");
    else
        sql::query(uow,
                   "INSERT OR IGNORE INTO core_rate (bucket, starts_at, attempts) VALUES (:bucket, :now, 0)"),
            soci::use(bucket, "bucket"), soci::use(now, "now");
}

}  // namespace

bool allow(UnitOfWork& uow, std::string_view what, RateLimit limit) {
    const auto bucket = sha256_hex(what);
    if (take(uow, bucket, limit)) return true;
    start_window(uow, bucket, limit);
    return take(uow, bucket, limit);
}

void forgive(UnitOfWork& uow, std::string_view what) {
    const auto bucket = sha256_hex(what);
    sql::query(uow, "DELETE FROM core_rate WHERE bucket = :bucket"), soci::use(bucket, "bucket");
}

void forget_attempts(UnitOfWork& uow, Instant before) {
    const auto text = to_text(before);
    sql::query(uow, "DELETE FROM core_rate WHERE starts_at < :before"), soci::use(text, "before");
}

}  // namespace plenaria::host
