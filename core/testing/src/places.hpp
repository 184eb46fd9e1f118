// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file testing/src/places.hpp
/// Where the tables of one test are: prepared once for each set of migrations, then copied or emptied.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "db/url.hpp"

namespace plenaria::test {

/// Applies the migrations to an empty database.
using Migrate = std::function<void(const host::DatabaseAddress&)>;

class DatabasePlace {
public:
    virtual ~DatabasePlace() = default;
    [[nodiscard]] virtual const host::DatabaseAddress& connection() const = 0;
    [[nodiscard]] virtual std::string address() const = 0;
};

/// A copy of a file that was migrated once; removed at the end.
/// @param key names the set of migrations.
std::unique_ptr<DatabasePlace> sqlite_place(const std::string& key, const Migrate& migrate);

/// A database of the shared server, claimed for the life of the place, and emptied when it is claimed: so
/// that one left behind by a crashed test is as good as new.
std::unique_ptr<DatabasePlace> mysql_place(const std::string& key, const Migrate& migrate);

}  // namespace plenaria::test
