// SPDX-License-Identifier: EUPL-1.2
#include "db/migrator.hpp"

#include <stdexcept>

#include <plenaria/sql.hpp>

#include "db/failures.hpp"
#include "db/migration_files.hpp"
#include "db/migration_record.hpp"

namespace plenaria::host {

namespace {

Error about(const MigrationRoom& room, const MigrationFile& file, ErrorCode code, std::string_view message,
            std::string why = {}) {
    return {code, std::string(message), why, {}, {{"file", file.name}, {"plugin", room.id}, {"why", why}}};
}

/// Several hosts may start on one database at once; only one of them migrates.
class MigrationLock {
public:
    explicit MigrationLock(UnitOfWork& uow) : uow_(uow) {
        if (uow.engine() == Engine::sqlite) return;  // the write transaction is the lock
        soci::indicator found = soci::i_null;
        int got = 0;
        sql::query(uow, "SELECT GET_LOCK(concat('plenaria-migrate-', database()), 50)"),
            soci::into(got, found);
        held_ = found == soci::i_ok && got == 1;
        if (!held_) throw std::runtime_error("another host has been migrating this database for 50 seconds");
        limit_statements(0);  // one that rebuilds a large table may take its time
    }
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;
    ~MigrationLock() {
        if (!held_) return;
        try {
            limit_statements(usual_limit);
            int released = 0;
            sql::query(uow_, "SELECT RELEASE_LOCK(concat('plenaria-migrate-', database()))"),
                soci::into(released);
        } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
            // The session is gone, and the lock with it.
        }
    }

private:
    static constexpr int usual_limit = 60;  // as open_session() sets it

    void limit_statements(int seconds) {
        std::string version;
        sql::query(uow_, "SELECT version()"), soci::into(version);
        if (version.find("MariaDB") == std::string::npos) return;
        sql::query(uow_, "SET max_statement_time = :seconds"), soci::use(seconds, "seconds");
    }

    UnitOfWork& uow_;
    bool held_ = false;
};

class Run {
public:
    Run(UnitOfWork& uow, const MigrationRoom& room, MigrationMode mode)
        : uow_(uow), room_(room), mode_(mode) {}

    Result<void> file(const MigrationFile& file, std::vector<std::string>& done) {
        const auto progress = read_progress(uow_, room_.id, file.name);
        if (progress.statements > 0 && progress.checksum != file.checksum)
            return about(
                room_, file, ErrorCode::conflict,
                "{file} of {plugin} was changed after it had been applied. Put the released text back and "
                "write the change as a new file.");
        for (auto number = progress.statements; number < file.statements.size(); ++number) {
            const auto& statement = file.statements[number];
            if (room_.promise)
                if (auto kept = check_promise(statement, *room_.promise); !kept)
                    return about(room_, file, ErrorCode::invalid_input, "{file} of {plugin}: {why}",
                                 fill_in(kept.error()));
            done.push_back(statement);
            if (mode_ == MigrationMode::dry_run) continue;
            const bool begun_before = progress.begun && number == progress.statements;
            if (auto ok = apply(file, number, begun_before); !ok) return ok;
        }
        return {};
    }

private:
    static std::string fill_in(const Error& error) {
        auto text = error.message;
        for (const auto& [name, value] : error.values)
            if (const auto at = text.find("{" + name + "}"); at != std::string::npos)
                text.replace(at, name.size() + 2, value);
        return text;
    }

    Result<void> apply(const MigrationFile& file, std::size_t number, bool begun_before) {
        const StatementRef ref{room_.id, file.name, static_cast<int>(number) + 1, file.checksum};
        const bool commits_itself = uow_.engine() == Engine::mysql;
        if (!begun_before) record_begun(uow_, ref);
        if (commits_itself) commit_and_go_on();
        try {
            uow_.session().once << file.statements[number];
        } catch (const soci::soci_error& e) {
            // The host died between a statement and its record, and the server says: it is there.
            if (!(begun_before && says_it_is_there(e))) {
                if (classify(e) == Failure::retry || classify(e) == Failure::connection) throw;
                if (commits_itself) {
                    forget_begun(uow_, ref);  // it is known not to have been applied
                    commit_and_go_on();
                }
                return about(room_, file, ErrorCode::invalid_input,
                             "Statement {number} of {file} of {plugin} failed: {why}", describe(e),
                             number + 1);
            }
        }
        record_applied(uow_, ref);
        if (commits_itself) commit_and_go_on();
        return {};
    }

    static Error about(const MigrationRoom& room, const MigrationFile& file, ErrorCode code,
                       std::string_view message, std::string why = {}, std::size_t number = 0) {
        auto error = host::about(room, file, code, message, std::move(why));
        error.values.emplace_back("number", std::to_string(number));
        return error;
    }

    void commit_and_go_on() {
        uow_.session().commit();
        uow_.session().once << "START TRANSACTION";
    }

    UnitOfWork& uow_;
    const MigrationRoom& room_;
    MigrationMode mode_;
};

}  // namespace

Result<std::vector<std::string>> migrate(Database& db, const MigrationRoom& room, MigrationMode mode) {
    std::vector<std::string> done;
    auto engine = db.read([](UnitOfWork& uow) -> Result<Engine> { return uow.engine(); });
    if (!engine) return std::move(engine).error();
    auto files = read_migrations(room.folder, *engine);
    if (!files) return std::move(files).error();
    if (room.up_to)
        std::erase_if(*files,
                      [&](const MigrationFile& file) { return file.name.substr(0, 4) > *room.up_to; });

    if (mode == MigrationMode::dry_run) {
        auto looked = db.read([&](UnitOfWork& uow) -> Result<void> {
            done.clear();
            for (const auto& file : *files)
                if (auto ok = Run(uow, room, mode).file(file, done); !ok) return ok;
            return {};
        });
        if (!looked) return std::move(looked).error();
        return done;
    }

    auto prepared = db.write([&](UnitOfWork& uow) -> Result<void> {
        const MigrationLock lock(uow);
        create_record(uow);
        return {};
    });
    if (!prepared) return std::move(prepared).error();
    for (const auto& file : *files) {
        std::vector<std::string> of_file;
        auto applied = db.write([&](UnitOfWork& uow) -> Result<void> {
            of_file.clear();
            const MigrationLock lock(uow);
            return Run(uow, room, mode).file(file, of_file);
        });
        if (!applied) return std::move(applied).error();
        done.insert(done.end(), of_file.begin(), of_file.end());
    }
    return done;
}

}  // namespace plenaria::host
