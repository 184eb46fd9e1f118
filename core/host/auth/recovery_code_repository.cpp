// SPDX-License-Identifier: EUPL-1.2
#include "auth/recovery_code_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

RecoveryCodeSet recovery_code_set(UnitOfWork& uow, const std::string& account_id) {
    RecoveryCodeSet set;
    sql::query(
        uow,
        "SELECT coalesce(max(salt), ''), coalesce(sum(CASE WHEN used_at = '' THEN 1 ELSE 0 END), 0) FROM "
        "core_recovery_code WHERE account_id = :account"),
        soci::use(account_id, "account"), soci::into(set.salt), soci::into(set.left);
    return set;
}

void replace_recovery_codes(UnitOfWork& uow, const std::string& account_id, const std::string& salt,
                            const std::vector<std::string>& hashes) {
    delete_recovery_codes(uow, account_id);
    for (const auto& hash : hashes)
        sql::query(
            uow,
            "INSERT INTO core_recovery_code (account_id, code_hash, salt, used_at) VALUES (:account, :hash, "
            ":salt, '')"),
            soci::use(account_id, "account"), soci::use(hash, "hash"), soci::use(salt, "salt");
}

bool use_recovery_code(UnitOfWork& uow, const std::string& account_id, const std::string& hash) {
    const auto now = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE core_recovery_code SET used_at = :now WHERE account_id = :account AND code_hash = :hash "
             "AND used_at = ''"),
         soci::use(now, "now"), soci::use(account_id, "account"), soci::use(hash, "hash"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void delete_recovery_codes(UnitOfWork& uow, const std::string& account_id) {
    sql::query(uow, "DELETE FROM core_recovery_code WHERE account_id = :account"),
        soci::use(account_id, "account");
}

}  // namespace plenaria::host
