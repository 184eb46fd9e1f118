// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/url.hpp
/// How an administrator names a database, turned into what SOCI reads.

#include <filesystem>
#include <string>
#include <string_view>

#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

namespace plenaria::host {

struct DatabaseAddress {
    Engine engine = Engine::sqlite;
    std::string connection;  ///< SOCI text
    std::string shown;       ///< for people and logs: without the password
};

/// Reads "mysql://user:password@host:port/database" and "mysql://user@/database?unix_socket=/run/…"; user and
/// password may be percent-encoded. @return invalid_input with a sentence for anything else.
Result<DatabaseAddress> parse_database_url(std::string_view url);

/// The SQLite file at `path`. @return invalid_input when the path holds a double quote.
Result<DatabaseAddress> sqlite_address(const std::filesystem::path& path);

}  // namespace plenaria::host
