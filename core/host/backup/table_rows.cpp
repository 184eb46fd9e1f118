// SPDX-License-Identifier: EUPL-1.2
#include "backup/table_rows.hpp"

#include <algorithm>
#include <stdexcept>

namespace plenaria::host {

namespace {

constexpr std::size_t page = 1000;
constexpr std::size_t page_of_large_rows = 8;

/// One page of rows; `statement` is bound to the values that each fetch fills.
class Page {
public:
    Page(soci::session& session, const std::string& sql, std::size_t columns,
         const std::vector<std::string>& after)
        : values_(columns), indicators_(columns, soci::i_ok), after_(after), statement_(session) {
        for (std::size_t i = 0; i < columns; ++i) statement_.exchange(soci::into(values_[i], indicators_[i]));
        for (std::size_t i = 0; i < after_.size(); ++i)
            statement_.exchange(soci::use(after_[i], "after" + std::to_string(i)));
        statement_.alloc();
        statement_.prepare(sql);
        statement_.define_and_bind();
        statement_.execute();
    }
    std::optional<std::vector<Cell>> next() {
        if (!statement_.fetch()) return std::nullopt;
        std::vector<Cell> cells(values_.size());
        for (std::size_t i = 0; i < values_.size(); ++i)
            if (indicators_[i] != soci::i_null) cells[i] = values_[i];
        return cells;
    }

private:
    std::vector<std::string> values_;
    std::vector<soci::indicator> indicators_;
    std::vector<std::string> after_;
    soci::statement statement_;
};

std::string selected(const Column& column, Engine engine) {
    // SQLite shows fifteen digits of a number, and keeps seventeen.
    if (column.is_double && engine == Engine::sqlite)
        return "CASE WHEN " + quoted(column.name) + " IS NOT NULL THEN printf('%!.17g', " +
               quoted(column.name) + ") END";
    return quoted(column.name);
}

/// "(a > :after0) OR (a = :after0 AND b > :after1)": MariaDB finds this in the index, "(a, b) > (…)" it does
/// not.
std::string behind(const std::vector<std::string>& key) {
    std::string sql;
    for (std::size_t last = 0; last < key.size(); ++last) {
        sql += last == 0 ? " WHERE (" : " OR (";
        for (std::size_t i = 0; i <= last; ++i)
            sql += quoted(key[i]) + (i < last ? " = :after" : " > :after") + std::to_string(i) +
                   (i < last ? " AND " : ")");
    }
    return sql;
}

std::string list(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace

void read_rows(soci::session& session, Engine engine, const TableShape& table,
               const std::function<void(const std::vector<Cell>&)>& take) {
    std::vector<std::string> columns;
    std::vector<std::string> key;
    std::vector<std::size_t> key_places;
    for (const auto& column : table.columns) columns.push_back(selected(column, engine));
    const auto names = table.column_names();
    for (const auto& column : table.key) {
        key.push_back(quoted(column));
        key_places.push_back(
            static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin()));
    }
    const auto size = table.large_rows ? page_of_large_rows : page;
    const auto head = "SELECT " + list(columns) + " FROM " + quoted(table.name);
    const auto tail = " ORDER BY " + list(key) + " LIMIT " + std::to_string(size);
    std::vector<std::string> after;
    for (;;) {
        Page rows(session, head + (after.empty() ? "" : behind(table.key)) + tail, columns.size(), after);
        std::size_t count = 0;
        while (const auto cells = rows.next()) {
            take(*cells);
            ++count;
            after.clear();
            for (const auto place : key_places) after.push_back(cells->at(place).value_or(""));
        }
        if (count < size) return;
    }
}

RowWriter::RowWriter(soci::session& session, const std::string& table,
                     const std::vector<std::string>& columns)
    : values_(columns.size()), indicators_(columns.size(), soci::i_ok), statement_(session) {
    std::vector<std::string> names;
    std::vector<std::string> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names.push_back(quoted(columns[i]));
        places.push_back(":v" + std::to_string(i));
        statement_.exchange(soci::use(values_[i], indicators_[i], "v" + std::to_string(i)));
    }
    statement_.alloc();
    statement_.prepare("INSERT INTO " + quoted(table) + "(" + list(names) + ") VALUES(" + list(places) + ")");
    statement_.define_and_bind();
}

void RowWriter::write(std::vector<Cell> cells) {
    if (cells.size() != values_.size())
        throw std::runtime_error("it holds a row with the wrong number of values");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        indicators_[i] = cells[i] ? soci::i_ok : soci::i_null;
        values_[i] = cells[i] ? *std::move(cells[i]) : std::string();
    }
    statement_.execute(true);
}

}  // namespace plenaria::host
