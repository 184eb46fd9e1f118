// SPDX-License-Identifier: EUPL-1.2
#include "version_title_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::statements {

std::vector<TitledVersion> titled_versions(UnitOfWork& uow) {
    TitledVersion row;
    std::string language, title;
    std::vector<TitledVersion> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT v.id, v.statement_id, v.number, v.name, s.title, COALESCE(t.language, ''), "
                      "COALESCE(t.title, '') FROM stm_version v "
                      "JOIN stm_statement s ON s.id = v.statement_id "
                      "LEFT JOIN stm_statement_title t ON t.statement_id = s.id "
                      "WHERE s.archived_at = '' ORDER BY v.issued_at DESC, v.number DESC, v.id"),
         soci::into(row.id), soci::into(row.statement_id), soci::into(row.number), soci::into(row.name),
         soci::into(row.title), soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch()) {
        if (all.empty() || all.back().id != row.id) all.push_back(row);
        if (!title.empty()) all.back().titles[language] = title;
    }
    return all;
}

}  // namespace plenaria::statements
