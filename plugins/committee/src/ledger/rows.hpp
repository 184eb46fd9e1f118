// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/rows.hpp
/// How the repositories of this room read rows. A Row has bind(statement), which says where columns go, and
/// take(), which makes a value of them.

#include <optional>
#include <utility>
#include <vector>

#include <plenaria/sql.hpp>

namespace plenaria::committee {

/// All that a prepared SELECT finds, in its order.
template <class Row, class Prepared>
auto rows_of(Prepared&& prepared) {
    Row row;
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    std::vector<decltype(row.take())> all;
    while (select.fetch()) all.push_back(row.take());
    return all;
}

/// The first of them, if there is one.
template <class Value>
std::optional<Value> first_of(std::vector<Value> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace plenaria::committee
