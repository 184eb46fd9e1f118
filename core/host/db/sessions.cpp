// SPDX-License-Identifier: EUPL-1.2
#include "db/sessions.hpp"

#include <mutex>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "db/kept_statements.hpp"
#include "db/mysql_numbers.hpp"

namespace plenaria::host {

namespace {

void open_sqlite(soci::session& session, const std::string& connection, SessionRole role) {
    // One mutex guards the memory statistics of all sessions; without them, four threads read three times as
    // fast. It works only before the first use of SQLite in the process.
    static std::once_flag once;
    std::call_once(once, [] { sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });

    session.open(sqlite_with_kept_statements(), connection);
    auto* raw = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    sqlite_api::sqlite3_extended_result_codes(raw, 1);
    session.once << "PRAGMA foreign_keys = ON";  // per connection, and off by default
    session.once << "PRAGMA journal_mode = WAL";
    session.once << "PRAGMA synchronous = FULL";  // NORMAL loses acknowledged commits when power fails
    session.once << "PRAGMA secure_delete = ON";
    session.once << "PRAGMA trusted_schema = OFF";
    session.once << "PRAGMA temp_store = MEMORY";
    session.once << "PRAGMA case_sensitive_like = ON";  // as on MariaDB with a binary collation; uses indexes
    if (role == SessionRole::reader) {
        // SQLite before 3.51.3 can damage the file when two connections checkpoint at once.
        session.once << "PRAGMA wal_autocheckpoint = 0";
        session.once << "PRAGMA query_only = ON";
    }
}

void open_mysql(soci::session& session, const std::string& connection, SessionRole role) {
    session.open(mysql_with_quick_numbers(), connection);
    // Not NO_BACKSLASH_ESCAPES: SOCI quotes values into C strings, and with that mode a NUL in a value would
    // cut off its closing quote, and let the next value out.
    session.once << "SET time_zone = '+00:00', collation_connection = utf8mb4_bin, sql_mode = "
                    "'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,ONLY_FULL_GROUP_BY,"
                    "NO_ENGINE_SUBSTITUTION'";
    session.once << "SET innodb_lock_wait_timeout = 5";
    std::string version;
    session.once << "SELECT version()", soci::into(version);
    if (version.find("MariaDB") != std::string::npos) session.once << "SET max_statement_time = 60";
    if (role == SessionRole::writer) {
        // REPEATABLE READ, the default, locks gaps between rows and so makes strangers wait for each other.
        session.once << "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
    } else {
        // The first SELECT begins the transaction and takes its snapshot: one round trip less a page than to
        // say so.
        session.once << "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
        session.once << "SET autocommit = 0";
    }
}

}  // namespace

void open_session(soci::session& session, Engine engine, const std::string& connection, SessionRole role) {
    session.close();
    try {
        if (engine == Engine::sqlite)
            open_sqlite(session, connection, role);
        else
            open_mysql(session, connection, role);
    } catch (...) {
        session.close();  // half open is not open
        throw;
    }
}

}  // namespace plenaria::host
