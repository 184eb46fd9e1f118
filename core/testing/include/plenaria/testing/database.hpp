// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/database.hpp
/// A database of its own for each test, with the tables of the host and of the rooms that the test names.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::test {

struct DatabaseSetup {
    const Clock* clock = nullptr;  ///< nullptr: the clock of the system
    std::string base_url = "https://plenaria.example";
    std::function<std::vector<std::string>(std::string_view event)> subscribers_of = {};
    std::size_t sessions = 4;
    std::chrono::milliseconds wait_for_session{2000};
    bool with_host_tables = true;
};

/// Empty but for its tables. Not thread-safe itself; what db() returns is.
class TestDatabase {
public:
    explicit TestDatabase(Engine engine, DatabaseSetup setup = {});
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase();

    /// Adds the tables of a room: its db folder. Call it in the order of their dependencies and before db().
    TestDatabase& apply_room(const std::string& id, const std::filesystem::path& folder);
    /// The same database at every call. @throws std::runtime_error when a migration fails.
    [[nodiscard]] Database& db();

    /// What a second program needs to open the same database: a path for SQLite, a mysql:// address else.
    [[nodiscard]] std::string address();

private:
    struct Room;
    struct Place;
    void open();

    Engine engine_;
    DatabaseSetup setup_;
    std::vector<Room> rooms_;
    std::unique_ptr<Place> place_;
    std::unique_ptr<Database> db_;
};

}  // namespace plenaria::test
