// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/sql_splitter.hpp
/// A migration file as single statements: SQLite runs only the first of several, and says nothing.

#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host {

/// The statements of `text`, without comments and without the semicolon. Quotes of all three kinds are
/// respected; a quote inside a quoted text is written twice, and a backslash is a letter like any other (it
/// is not on MySQL, so a migration has none).
std::vector<std::string> split_sql(std::string_view text);

}  // namespace plenaria::host
