// SPDX-License-Identifier: EUPL-1.2
#include "db/migration_record.hpp"

#include <soci/mysql/soci-mysql.h>

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

bool has_record(UnitOfWork& uow) {
    int there = 0;
    if (uow.engine() == Engine::sqlite)
        sql::query(uow,
                   "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'core_migration'"),
            soci::into(there);
    else
        sql::query(uow,
                   "SELECT count(*) FROM information_schema.tables WHERE table_schema = database() AND "
                   "table_name = 'core_migration'"),
            soci::into(there);
    return there > 0;
}

}  // namespace

void create_record(UnitOfWork& uow) {
    if (has_record(uow)) return;
    // By bytes, as SQLite does: else Jose and José would be one key, and lists would sort differently.
    if (uow.engine() == Engine::mysql)
        sql::query(uow, "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    sql::query(
        uow,
        "CREATE TABLE core_migration (plugin VARCHAR(40) NOT NULL, file VARCHAR(120) NOT NULL, statement "
        "INTEGER NOT NULL, checksum CHAR(64) NOT NULL, applied_at CHAR(20) NOT NULL, "
        "PRIMARY KEY (plugin, file, statement))");
}

Progress read_progress(UnitOfWork& uow, const std::string& plugin, const std::string& file) {
    Progress progress;
    if (!has_record(uow)) return progress;
    std::string checksum;
    std::string applied_at;
    soci::statement rows =
        (uow.session().prepare
             << "SELECT checksum, applied_at FROM core_migration WHERE plugin = :plugin AND "
                "file = :file ORDER BY statement",
         soci::use(plugin, "plugin"), soci::use(file, "file"), soci::into(checksum), soci::into(applied_at));
    rows.execute();
    while (rows.fetch()) {
        progress.checksum = checksum;
        if (applied_at.empty())
            progress.begun = true;
        else
            ++progress.statements;
    }
    return progress;
}

void record_begun(UnitOfWork& uow, const StatementRef& ref) {
    sql::query(
        uow,
        "INSERT INTO core_migration(plugin, file, statement, checksum, applied_at) VALUES(:plugin, :file, "
        ":statement, :checksum, '')"),
        soci::use(ref.plugin, "plugin"), soci::use(ref.file, "file"), soci::use(ref.statement, "statement"),
        soci::use(ref.checksum, "checksum");
}

void forget_begun(UnitOfWork& uow, const StatementRef& ref) {
    sql::query(
        uow, "DELETE FROM core_migration WHERE plugin = :plugin AND file = :file AND statement = :statement"),
        soci::use(ref.plugin, "plugin"), soci::use(ref.file, "file"), soci::use(ref.statement, "statement");
}

void record_applied(UnitOfWork& uow, const StatementRef& ref) {
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "UPDATE core_migration SET applied_at = :now, checksum = :checksum WHERE plugin = :plugin AND file = "
        ":file AND statement = :statement"),
        soci::use(now, "now"), soci::use(ref.checksum, "checksum"), soci::use(ref.plugin, "plugin"),
        soci::use(ref.file, "file"), soci::use(ref.statement, "statement");
}

bool says_it_is_there(const soci::soci_error& error) {
    const auto* e = dynamic_cast<const soci::mysql_soci_error*>(&error);
    if (!e) return false;  // SQLite keeps a whole file or nothing of it
    switch (e->err_num_) {
        case 1050:  // table exists
        case 1051:  // table to drop is unknown
        case 1060:  // column exists
        case 1061:  // index exists
        case 1091:  // column or index to drop is unknown
        case 1826:  // foreign key exists
            return true;
        default:
            return false;
    }
}

}  // namespace plenaria::host
