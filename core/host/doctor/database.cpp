// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include <fmt/format.h>

#include <plenaria/sql.hpp>

#include "doctor/finding.hpp"

namespace plenaria::host::doctor {

namespace {

constexpr long long enough_for_a_packet =
    4LL * 1024 * 1024;  // a row of a stored file has 1 MiB, escaped up to twice
constexpr auto tolerable = std::chrono::seconds(5);

template <class Value>
Value ask(UnitOfWork& uow, const sql::Text& question) {
    Value value{};
    sql::query(uow, question), soci::into(value);
    return value;
}

void look_at_sqlite(UnitOfWork& uow, Findings& found) {
    const auto mode = ask<std::string>(uow, "PRAGMA journal_mode");
    const auto keys = ask<int>(uow, "PRAGMA foreign_keys");
    if (mode == "wal" && keys == 1)
        found.push_back({"database settings", true, "write-ahead log, foreign keys checked"});
    else
        found.push_back({"database settings", false,
                         fmt::format("journal_mode {}, foreign_keys {}", mode, keys),
                         "Put the data folder on a local disk: the write-ahead log needs shared memory."});

    const auto integrity = ask<std::string>(uow, "PRAGMA integrity_check(1)");
    if (integrity == "ok")
        found.push_back({"database file", true, "whole"});
    else
        found.push_back({"database file", false, "damaged: " + integrity,
                         "Stop the host, keep a copy of the file, and restore the last backup."});

    std::string table;
    sql::query(uow, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1"), soci::into(table);
    if (!uow.session().got_data())
        found.push_back({"references between rows", true, "all are there"});
    else
        found.push_back(
            {"references between rows", false, "a row of " + table + " refers to one that is not there",
             "Another program has written into the file. Restore the last backup, or ask for help with "
             "this sentence."});
}

void look_at_mysql(UnitOfWork& uow, Findings& found) {
    Findings wrong;
    if (const auto size = ask<long long>(uow, "SELECT @@global.max_allowed_packet");
        size < enough_for_a_packet)
        wrong.push_back(
            {"database settings", false, fmt::format("max_allowed_packet is {} bytes", size),
             "Set max_allowed_packet = 16M in the configuration of the server, and restart it: files "
             "cannot be stored otherwise."});
    if (ask<int>(uow, "SELECT @@global.innodb_flush_log_at_trx_commit") != 1)
        wrong.push_back(
            {"database settings", false,
             "innodb_flush_log_at_trx_commit is not 1: a power cut loses what was said to be saved",
             "Set innodb_flush_log_at_trx_commit = 1 in the configuration of the server."});
    if (const auto charset = ask<std::string>(uow, "SELECT @@character_set_connection"); charset != "utf8mb4")
        wrong.push_back({"database settings", false, "the connection speaks " + charset,
                         "Let the server allow utf8mb4: remove skip-character-set-client-handshake."});
    const auto mode = ask<std::string>(uow, "SELECT @@session.sql_mode");
    if (mode.find("STRICT_ALL_TABLES") == std::string::npos ||
        ask<std::string>(uow, "SELECT @@session.time_zone") != "+00:00")
        wrong.push_back({"database settings", false,
                         "the server does not keep sql_mode and time_zone of a session",
                         "Look at init_connect, and at a proxy before the server."});
    if (wrong.empty())
        wrong.push_back({"database settings", true, "packets, commits, characters, strictness, zone"});
    found.insert(found.end(), wrong.begin(), wrong.end());

    std::string table, engine, collation;
    sql::query(
        uow,
        "SELECT table_name, engine, table_collation FROM information_schema.tables WHERE table_schema = "
        "database() AND table_type = 'BASE TABLE' AND (engine <> 'InnoDB' OR table_collation NOT LIKE "
        "'utf8mb4%') ORDER BY table_name LIMIT 1"),
        soci::into(table), soci::into(engine), soci::into(collation);
    if (!uow.session().got_data())
        found.push_back({"tables", true, "InnoDB, utf8mb4"});
    else
        found.push_back(
            {"tables", false, fmt::format("{} is {}, {}", table, engine, collation),
             fmt::format("ALTER TABLE {} ENGINE = InnoDB, CONVERT TO CHARACTER SET utf8mb4 COLLATE "
                         "utf8mb4_bin",
                         table)});
}

}  // namespace

void look_at_database(Database& db, Findings& found) {
    Findings here;
    const auto looked = db.read([&](UnitOfWork& uow) -> Result<void> {
        here.clear();
        if (uow.engine() == Engine::sqlite)
            look_at_sqlite(uow, here);
        else
            look_at_mysql(uow, here);
        return {};
    });
    if (!looked)
        here.push_back({"database", false, "does not answer, or is damaged: " + looked.error().detail,
                        "Look whether the server runs; the log says more."});
    found.insert(found.end(), here.begin(), here.end());
}

void look_at_clock(Database& db, Instant now, Findings& found) {
    std::string newest, theirs;
    const auto looked = db.read([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow, "SELECT coalesce(max(at), '') FROM core_history"), soci::into(newest);
        if (uow.engine() == Engine::mysql)
            sql::query(uow, "SELECT date_format(utc_timestamp(), '%Y-%m-%dT%TZ')"), soci::into(theirs);
        return {};
    });
    if (!looked) return;  // the database says so itself
    const char* todo = "Set the clock, and let systemd-timesyncd or chrony keep it.";
    const auto of_server = parse_instant(theirs);
    const auto of_row = parse_instant(newest);
    if (of_server && std::chrono::abs(*of_server - now) > tolerable)
        found.push_back({"clock", false,
                         fmt::format("this machine and the database server differ by {} s",
                                     std::chrono::abs(*of_server - now).count()),
                         todo});
    else if (of_row && *of_row - now > tolerable)
        found.push_back(
            {"clock", false, "the newest entry of the history, of " + newest + ", lies in the future", todo});
    else
        found.push_back({"clock", true, to_text(now)});
}

}  // namespace plenaria::host::doctor
