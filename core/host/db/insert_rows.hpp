// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/insert_rows.hpp
/// Many rows of one table by one statement.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include <plenaria/db.hpp>

namespace plenaria::host {

/// On MariaDB by one statement for all, which makes none when it fails. On SQLite, where nothing travels, a
/// statement for one row is prepared once and planned never again.
/// @param head "INSERT INTO table(first, second) VALUES"
/// @param places "(:first, :second)"; names are for the reader, values go by their order.
/// @param bind (prepared, row): `prepared, soci::use(row.first), soci::use(row.second)`.
template <class Row, class Bind>
void insert_rows(soci::session& session, Engine engine, std::string_view head, std::string_view places,
                 const std::vector<Row>& rows, Bind bind) {
    const std::size_t at_once = engine == Engine::mysql ? rows.size() : 1;
    for (std::size_t first = 0; first < rows.size(); first += at_once) {
        std::string text(head);
        for (std::size_t i = 0; i < at_once; ++i) text.append(i == 0 ? " " : ", ").append(places);
        auto prepared = session.prepare << text;
        for (std::size_t i = 0; i < at_once; ++i) bind(prepared, rows[first + i]);
        soci::statement insert = prepared;
        insert.execute(true);
    }
}

}  // namespace plenaria::host
