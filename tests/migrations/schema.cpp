// SPDX-License-Identifier: EUPL-1.2
#include "schema.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::test {

namespace {

std::vector<std::string> column(UnitOfWork& uow, const std::string& query) {
    std::vector<std::string> values;
    std::string value;
    soci::indicator there = soci::i_null;
    soci::statement rows = (uow.session().prepare << query, soci::into(value, there));
    rows.execute();
    while (rows.fetch())
        if (there == soci::i_ok) values.push_back(value);
    return values;
}

std::vector<std::string> tables(UnitOfWork& uow) {
    if (uow.engine() == Engine::sqlite)
        return column(
            uow,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'");
    return column(
        uow,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = database() AND table_name NOT "
        "LIKE 'test!_%' ESCAPE '!'");
}

std::string definition(UnitOfWork& uow, const std::string& table) {
    std::string text;
    if (uow.engine() == Engine::sqlite) {
        for (const auto& part :
             column(uow, "SELECT sql FROM sqlite_master WHERE tbl_name = '" + table + "' ORDER BY name"))
            text += part + ";\n";
        return text;
    }
    std::string name;
    uow.session().once << "SHOW CREATE TABLE " + table, soci::into(name), soci::into(text);
    return text;
}

}  // namespace

std::map<std::string, std::string> definitions(Database& db) {
    return *db.read([](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        std::map<std::string, std::string> result;
        for (const auto& table : tables(uow)) result[table] = definition(uow, table);
        return result;
    });
}

std::map<std::string, std::vector<std::string>> columns(Database& db) {
    return *db.read([](UnitOfWork& uow) -> Result<std::map<std::string, std::vector<std::string>>> {
        std::map<std::string, std::vector<std::string>> result;
        for (const auto& table : tables(uow))
            result[table] =
                column(uow, uow.engine() == Engine::sqlite
                                ? "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid"
                                : "SELECT column_name FROM information_schema.columns WHERE table_schema = "
                                  "database() AND "
                                  "table_name = '" +
                                      table + "' ORDER BY ordinal_position");
        return result;
    });
}

}  // namespace plenaria::test
