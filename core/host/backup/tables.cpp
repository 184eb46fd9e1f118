// SPDX-License-Identifier: EUPL-1.2
#include "backup/tables.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>

namespace plenaria::host {

namespace {

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

void add_column(TableShape& shape, const std::string& name, const std::string& type) {
    const auto lowered = lower(type);
    shape.columns.push_back({name, lowered.find("double") != std::string::npos});
    shape.large_rows = shape.large_rows || lowered.find("blob") != std::string::npos;
}

void read_sqlite(soci::session& session, TableShape& shape) {
    std::map<int, std::string> key;
    std::string name;
    std::string type;
    int place_in_key = 0;
    soci::statement statement =
        (session.prepare << "SELECT name, type, pk FROM pragma_table_info(:table) ORDER BY cid",
         soci::use(shape.name, "table"), soci::into(name), soci::into(type), soci::into(place_in_key));
    statement.execute();
    while (statement.fetch()) {
        add_column(shape, name, type);
        if (place_in_key > 0) key[place_in_key] = name;
    }
    for (auto& [place, column] : key) shape.key.push_back(column);
}

void read_mysql(soci::session& session, TableShape& shape) {
    std::string name;
    std::string type;
    soci::statement columns =
        (session.prepare << "SELECT column_name, data_type FROM information_schema.columns "
                            "WHERE table_schema = database() AND table_name = :table "
                            "ORDER BY ordinal_position",
         soci::use(shape.name, "table"), soci::into(name), soci::into(type));
    columns.execute();
    while (columns.fetch()) add_column(shape, name, type);
    soci::statement key =
        (session.prepare
             << "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = "
                "database() AND table_name = :table AND constraint_name = 'PRIMARY' "
                "ORDER BY ordinal_position",
         soci::use(shape.name, "table"), soci::into(name));
    key.execute();
    while (key.fetch()) shape.key.push_back(name);
}

}  // namespace

std::vector<std::string> TableShape::column_names() const {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(column.name);
    return names;
}

std::vector<std::string> table_names(soci::session& session, Engine engine) {
    std::vector<std::string> names;
    std::string name;
    soci::statement statement =
        (session.prepare
             << (engine == Engine::sqlite
                     ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                     : "SELECT table_name FROM information_schema.tables WHERE table_schema = "
                       "database() AND table_type = 'BASE TABLE'"),
         soci::into(name));
    statement.execute();
    while (statement.fetch()) names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

TableShape table_shape(soci::session& session, Engine engine, const std::string& table) {
    TableShape shape{.name = table, .columns = {}, .key = {}};
    if (engine == Engine::sqlite)
        read_sqlite(session, shape);
    else
        read_mysql(session, shape);
    if (shape.key.empty()) throw std::runtime_error("table " + table + " has no primary key");
    return shape;
}

std::string quoted(const std::string& name) {
    // Names come from the database's own list and never from a file. Still, none may end the quotation.
    if (name.find('`') != std::string::npos) throw std::runtime_error("a table or column is named " + name);
    return '`' + name + '`';
}

}  // namespace plenaria::host
