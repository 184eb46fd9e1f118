// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/soci_database.hpp
/// Database over a pool of SOCI sessions, for SQLite and MySQL/MariaDB.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>
#include <plenaria/time.hpp>

#include "db/database_counters.hpp"

namespace plenaria::host {

/// What a committed transaction left for others to pick up.
struct CommitEffects {
    bool jobs = false;
    bool mail = false;
    bool notifications = false;
    std::vector<std::string> cache_tags = {};  ///< sorted, each once
};

/// Called on the thread that wrote, after the commit and before write() returns. Must not throw: the commit
/// cannot be taken back.
using AfterCommit = std::function<void(const CommitEffects&)>;

struct DatabaseOptions {
    Engine engine = Engine::sqlite;
    std::string connection = {};  ///< SOCI text, made by parse_database_url() or sqlite_connection()
    std::size_t sessions = 6;     ///< for reading, and on MySQL as many for writing; opened when first needed
    std::chrono::milliseconds wait_for_session{2000};
    int max_attempts = 4;  ///< of one transaction, when the database reports a deadlock or a busy lock
    const Clock* clock = nullptr;  ///< nullptr: the clock of the system; must outlive the database
    std::string base_url = {};     ///< "https://plenaria.example": access links start with it
    /// Kinds of the jobs ("event:<subscriber>") that deliver `event`; unset: nobody listens. Thread-safe.
    std::function<std::vector<std::string>(std::string_view event)> subscribers_of = {};
    AfterCommit after_commit = {};
    DatabaseCounters* counters = nullptr;  ///< must outlive the database
    Log* log = nullptr;  ///< hears of repeated attempts and lost connections; must outlive the database
};

/// @throws std::runtime_error with the reason, e.g. "no server answers there (mysql 2002)", when the first
/// session
///         cannot be opened; a host without a database must not start.
std::unique_ptr<Database> open_database(DatabaseOptions options);

}  // namespace plenaria::host
