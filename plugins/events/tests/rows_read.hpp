// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <plenaria/sql.hpp>

namespace plenaria::events {

/// Rows that the server has handed to its executor, in this session. Only MariaDB says that.
inline long long rows_read(Database& db) {
    return *db.read([](UnitOfWork& uow) -> Result<long long> {
        std::string name, value;
        long long all = 0;
        soci::statement select = (sql::prepare(uow, "SHOW SESSION STATUS LIKE 'Handler_read%'"),
                                  soci::into(name), soci::into(value));
        select.execute();
        while (select.fetch()) all += std::stoll(value);
        return all;
    });
}

}  // namespace plenaria::events
