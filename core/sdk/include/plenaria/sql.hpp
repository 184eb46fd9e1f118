// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/sql.hpp
/// For repository .cpp files only: SOCI, with the two ways of misusing it closed.

#include <string>
#include <string_view>

#include <soci/soci.h>

#include <plenaria/db.hpp>

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

}  // namespace plenaria::sql
