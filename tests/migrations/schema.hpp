// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/migrations/schema.hpp
/// What tables a database has, as text that can be compared.

#include <map>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::test {

/// How each table was or would be created, indexes included, by its name.
std::map<std::string, std::string> definitions(Database& db);

/// The names of the columns of each table, in order.
std::map<std::string, std::vector<std::string>> columns(Database& db);

}  // namespace plenaria::test
