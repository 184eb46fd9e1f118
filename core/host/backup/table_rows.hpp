// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/table_rows.hpp
/// The rows of any table as texts: read in pages along the primary key, since the MySQL library keeps a whole
/// result in memory, and written with one statement a row.

#include <functional>
#include <vector>

#include <soci/soci.h>

#include <plenaria/db.hpp>

#include "backup/dump_file.hpp"
#include "backup/tables.hpp"

namespace plenaria::host {

void read_rows(soci::session& session, Engine engine, const TableShape& table,
               const std::function<void(const std::vector<Cell>&)>& take);

/// Inserts rows into one table. For one transaction.
class RowWriter {
public:
    /// @param columns in the order of the cells to come
    RowWriter(soci::session& session, const std::string& table, const std::vector<std::string>& columns);
    /// @throws std::runtime_error when the number of cells is wrong.
    void write(std::vector<Cell> cells);

private:
    std::vector<std::string> values_;
    std::vector<soci::indicator> indicators_;
    soci::statement statement_;
};

}  // namespace plenaria::host
