// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "mail/mail_tokens.hpp"

namespace plenaria::host {

std::string mail_key(UnitOfWork& uow) {
    std::string key;
    sql::query(uow, "SELECT value FROM core_secret WHERE name = 'mail'"), soci::into(key);
    if (uow.session().got_data()) return key;
    key = random_hex(256);
    sql::query(uow, "INSERT INTO core_secret (name, value) VALUES ('mail', :value)"), soci::use(key, "value");
    return key;
}

Result<std::string> shared_mail_key(Database& db) {
    const auto read = [&] {
        return db.write([](UnitOfWork& uow) -> Result<std::string> { return mail_key(uow); });
    };
    auto key = read();
    // Another host made one at the same moment.
    return !key && key.error().code == ErrorCode::conflict ? read() : key;
}

}  // namespace plenaria::host
