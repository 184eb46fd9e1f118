// SPDX-License-Identifier: EUPL-1.2
#include "auth/known_browser_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

bool is_known_browser(UnitOfWork& uow, const std::string& mark, const std::string& account_id) {
    const auto hash = sha256_hex(mark);
    const auto since = to_text(uow.now() - known_browser_age);
    int found = 0;
    sql::query(uow,
               "SELECT count(*) FROM core_known_browser WHERE secret_hash = :hash AND account_id = :account "
               "AND seen_at > :since"),
        soci::use(hash, "hash"), soci::use(account_id, "account"), soci::use(since, "since"),
        soci::into(found);
    return found > 0;
}

void remember_browser(UnitOfWork& uow, const std::string& mark, const std::string& account_id) {
    const auto hash = sha256_hex(mark);
    const auto now = to_text(uow.now());
    sql::query(uow, "DELETE FROM core_known_browser WHERE secret_hash = :hash AND account_id = :account"),
        soci::use(hash, "hash"), soci::use(account_id, "account");
    sql::query(
        uow,
        "INSERT INTO core_known_browser (secret_hash, account_id, seen_at) VALUES (:hash, :account, :now)"),
        soci::use(hash, "hash"), soci::use(account_id, "account"), soci::use(now, "now");
}

void forget_browsers_of(UnitOfWork& uow, const std::string& account_id) {
    sql::query(uow, "DELETE FROM core_known_browser WHERE account_id = :account"),
        soci::use(account_id, "account");
}

void forget_old_browsers(UnitOfWork& uow) {
    const auto since = to_text(uow.now() - known_browser_age);
    sql::query(uow, "DELETE FROM core_known_browser WHERE seen_at <= :since"), soci::use(since, "since");
}

}  // namespace plenaria::host
