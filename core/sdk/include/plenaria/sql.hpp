// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/sql.hpp
/// For repository .cpp files only: SOCI, with the two ways of misusing it closed.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::sql {

/// SQL that was written by a programmer: it exists only as a literal in the source. Text from a form,
/// a file or a setting does not convert to it, so it cannot be pasted into a statement.
struct Text {
    std::string_view text;
    template <std::size_t N>
    consteval Text(const char (&literal)[N]) : text(literal, N - 1) {}  // NOLINT(google-explicit-constructor)
};

/// sql::query(uow, "SELECT name FROM cmt_member WHERE id = :id"), soci::use(id, "id"), soci::into(name);
inline soci::details::once_temp_type query(UnitOfWork& uow, Text text) {
    return uow.session().once << std::string(text.text);
}

/// For statements that are fetched row by row or whose affected rows count:
///     soci::statement statement = (sql::prepare(uow, "SELECT …"), soci::use(id, "id"), soci::into(name));
///     statement.execute();
///     while (statement.fetch()) …
inline soci::details::prepare_temp_type prepare(UnitOfWork& uow, Text text) {
    return uow.session().prepare << std::string(text.text);
}

/// All that a prepared SELECT finds, in its order. A Row has bind(statement), which says where columns go,
/// and take(), which makes a value of them:
///     sql::rows_of<MemberRow>((sql::prepare(uow, "SELECT …"), soci::use(id, "id")))
template <class Row>
auto rows_of(soci::details::prepare_temp_type prepared) {
    Row row;
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    std::vector<decltype(row.take())> all;
    while (select.fetch()) all.push_back(row.take());
    return all;
}

/// The first of what was found, if there is one.
template <class Value>
std::optional<Value> first_of(std::vector<Value> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

/// An instant as its column holds it: empty while it has not come. parse_instant() reads it.
inline std::string text_or_empty(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

}  // namespace plenaria::sql
