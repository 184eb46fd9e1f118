// SPDX-License-Identifier: EUPL-1.2
#include "auth/rate_limit.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

bool allow(UnitOfWork& uow, std::string_view what, RateLimit limit) {
    const auto bucket = sha256_hex(what);
    const auto now = to_text(uow.now());
    std::string starts_at;
    int attempts = 0;
    sql::query(uow, "SELECT starts_at, attempts FROM core_rate WHERE bucket = :bucket"), soci::use(bucket, "bucket"),
        soci::into(starts_at), soci::into(attempts);
    if (!uow.session().got_data()) {
        sql::query(uow, "INSERT INTO core_rate (bucket, starts_at, attempts) VALUES (:bucket, :now, 1)"),
            soci::use(bucket, "bucket"), soci::use(now, "now");
        return true;
    }
    const auto started = parse_instant(starts_at);
    if (!started || uow.now() - *started >= limit.window) {
        sql::query(uow, "UPDATE core_rate SET starts_at = :now, attempts = 1 WHERE bucket = :bucket"),
            soci::use(now, "now"), soci::use(bucket, "bucket");
        return true;
    }
    if (attempts >= limit.attempts) return false;
    sql::query(uow, "UPDATE core_rate SET attempts = attempts + 1 WHERE bucket = :bucket"), soci::use(bucket, "bucket");
    return true;
}

void forgive(UnitOfWork& uow, std::string_view what) {
    const auto bucket = sha256_hex(what);
    sql::query(uow, "DELETE FROM core_rate WHERE bucket = :bucket"), soci::use(bucket, "bucket");
}

}  // namespace plenaria::host
