// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/rows.hpp
/// For repository .cpp files: run a literal and fetch its rows one by one into scalars.

#include <utility>

#include <plenaria/sql.hpp>

namespace plenaria::directory::rows {

/// Runs `text` with `row`'s targets bound by `row.bind(statement)`; calls `each()` for every row fetched.
///     struct Row { std::string id; void bind(auto& s) { s, soci::into(id); } };
template <class Row, class Each, class... Use>
void each(UnitOfWork& uow, sql::Text text, Row& row, const Each& take, Use&&... use) {
    auto prepared = sql::prepare(uow, text);
    static_cast<void>((prepared, ..., std::forward<Use>(use)));
    row.bind(prepared);
    soci::statement statement = prepared;
    statement.execute();
    while (statement.fetch()) take();
}

/// Runs `text` and tells how many rows it touched.
template <class... Use>
long long run(UnitOfWork& uow, sql::Text text, Use&&... use) {
    auto prepared = sql::prepare(uow, text);
    static_cast<void>((prepared, ..., std::forward<Use>(use)));
    soci::statement statement = prepared;
    statement.execute(true);
    return statement.get_affected_rows();
}

/// A row of one text.
struct One {
    std::string text;
    template <class S>
    void bind(S& statement) {
        statement, soci::into(text);
    }
};

/// A row of a text and how many there are of it.
struct Counted {
    std::string text;
    long long number = 0;
    template <class S>
    void bind(S& statement) {
        statement, soci::into(text), soci::into(number);
    }
};

}  // namespace plenaria::directory::rows
