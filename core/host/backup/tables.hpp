// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/backup/tables.hpp
/// Which tables there are, and their columns, on both engines.

#include <string>
#include <vector>

#include <soci/soci.h>

#include <plenaria/db.hpp>

namespace plenaria::host {

struct Column {
    std::string name;
    bool is_double = false;
};

struct TableShape {
    std::string name;
    std::vector<Column> columns;   ///< in the order of their making
    std::vector<std::string> key;  ///< columns of the primary key
    bool large_rows = false;       ///< a row may have a megabyte

    [[nodiscard]] std::vector<std::string> column_names() const;
};

/// Names of all tables of the database, sorted.
std::vector<std::string> table_names(soci::session& session, Engine engine);
TableShape table_shape(soci::session& session, Engine engine, const std::string& table);

/// "`name`": names come from the catalog of the database, so nothing in them needs more than this.
std::string quoted(const std::string& name);

}  // namespace plenaria::host
