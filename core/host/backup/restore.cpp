// SPDX-License-Identifier: EUPL-1.2
#include "backup/restore.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <soci/soci.h>
#include <nlohmann/json.hpp>

#include "backup/dump_file.hpp"
#include "backup/table_rows.hpp"
#include "backup/tables.hpp"
#include "db/failures.hpp"
#include "db/migration_files.hpp"
#include "db/sessions.hpp"
#include "db/soci_database.hpp"

namespace plenaria::host {

namespace {

Error about(ErrorCode code, const char* message, MessageValues values) {
    return {.code = code, .message = message, .values = std::move(values)};
}

Error unreadable(const std::filesystem::path& file, const std::string& why) {
    return about(ErrorCode::invalid_input, "{file} is no backup that can be restored: {why}.",
                 {{"file", file.string()}, {"why", why}});
}

/// "0003" of "0003_seats.sqlite.sql".
std::string number_of(const std::string& file) { return file.substr(0, 4); }

/// One session beside the pool: foreign keys rest while rows come in the order of table names.
class OwnSession {
public:
    explicit OwnSession(const DatabaseAddress& address) : engine_(address.engine) {
        open_session(session_, engine_, address.connection, SessionRole::writer);
        session_.once << (engine_ == Engine::sqlite ? "PRAGMA foreign_keys = OFF"
                                                    : "SET foreign_key_checks = 0");
    }
    soci::session& get() { return session_; }
    [[nodiscard]] Engine engine() const { return engine_; }
    void begin() { session_.once << (engine_ == Engine::sqlite ? "BEGIN IMMEDIATE" : "START TRANSACTION"); }
    void commit() {
        if (engine_ == Engine::sqlite) {
            int broken = 0;
            session_.once << "SELECT count(*) FROM pragma_foreign_key_check", soci::into(broken);
            if (broken > 0) throw std::runtime_error("rows refer to others that it does not hold");
        }
        session_.commit();
    }

private:
    Engine engine_;
    soci::session session_;
};

bool belongs_to(const std::string& table, const std::vector<MigrationRoom>& rooms) {
    return std::any_of(rooms.begin(), rooms.end(), [&](const MigrationRoom& room) {
        const auto prefix = room.promise ? room.promise->prefix : "core_";
        return !prefix.empty() && table.starts_with(prefix);
    });
}

/// The rooms with the last migration that the backup knows of each. Those it does not know have no tables in
/// it.
Result<std::vector<MigrationRoom>> as_they_were(const std::vector<MigrationRoom>& rooms,
                                                const BackupHead& head, Engine engine) {
    std::vector<MigrationRoom> then;
    std::set<std::string> found;
    for (auto room : rooms) {
        auto files = read_migrations(room.folder, engine);
        if (!files) return std::move(files).error();
        for (const auto& one : head.migrations) {
            if (one.plugin != room.id) continue;
            const auto here = std::find_if(files->begin(), files->end(), [&](const MigrationFile& file) {
                return number_of(file.name) == number_of(one.file);
            });
            if (here == files->end())
                return about(ErrorCode::invalid_input,
                             "The backup was made by a newer {plugin}: this one does not know {file}.",
                             {{"plugin", room.id}, {"file", one.file}});
            if (here->name == one.file && here->checksum != one.checksum)
                return about(
                    ErrorCode::invalid_input,
                    "The backup was made by another {plugin}: its {file} is not the one that is here.",
                    {{"plugin", room.id}, {"file", one.file}});
            room.up_to = std::max(room.up_to.value_or(""), number_of(one.file));
        }
        found.insert(room.id);
        if (room.up_to) then.push_back(std::move(room));
    }
    for (const auto& one : head.migrations)
        if (!found.contains(one.plugin))
            return about(ErrorCode::invalid_input,
                         "The backup holds data of the plug-in {plugin}, which is not installed here.",
                         {{"plugin", one.plugin}});
    return then;
}

void drop_tables(OwnSession& session, const std::vector<MigrationRoom>& rooms) {
    for (const auto& table : table_names(session.get(), session.engine()))
        if (belongs_to(table, rooms)) session.get().once << "DROP TABLE " + quoted(table);
}

/// @throws std::runtime_error for a table that the rooms do not have, or has other columns.
long long fill_tables(OwnSession& session, const std::filesystem::path& file) {
    const auto known = table_names(session.get(), session.engine());
    DumpReader reader(file);
    reader.line();  // the head
    long long rows = 0;
    std::optional<RowWriter> writer;
    while (const auto line = reader.line()) {
        if (line->starts_with('[')) {
            if (!writer) throw std::runtime_error("it holds rows of no table");
            writer->write(parse_row(*line));
            ++rows;
            continue;
        }
        const auto table = nlohmann::json::parse(*line);
        const auto name = table.at("table").get<std::string>();
        const auto columns = table.at("columns").get<std::vector<std::string>>();
        if (!std::binary_search(known.begin(), known.end(), name))
            throw std::runtime_error("it holds a table " + name + " that no plugin here has");
        if (table_shape(session.get(), session.engine(), name).column_names() != columns)
            throw std::runtime_error("its table " + name + " has other columns than the one here");
        writer.reset();
        session.get().once << "DELETE FROM " + quoted(name);  // what migrations have put in
        writer.emplace(session.get(), name, columns);
    }
    return rows;
}

}  // namespace

Result<BackupHead> inspect_backup(const std::filesystem::path& file) {
    try {
        DumpReader reader(file);
        const auto first = nlohmann::json::parse(reader.line().value_or(""), nullptr, false);
        if (!first.is_object() || !first.contains("plenaria_backup")) return unreadable(file, "it is none");
        if (first.at("plenaria_backup") != 1) return unreadable(file, "this program is too old for it");
        BackupHead head{.program = first.at("program").get<std::string>(),
                        .made_at = first.at("made_at").get<std::string>(),
                        .engine = first.at("engine").get<std::string>()};
        for (const auto& one : first.at("migrations"))
            head.migrations.push_back({one.at("plugin").get<std::string>(), one.at("file").get<std::string>(),
                                       one.at("checksum").get<std::string>()});
        while (const auto line = reader.line())
            if (line->starts_with('[')) ++head.rows;
        return head;
    } catch (const std::exception& e) {
        return unreadable(file, e.what());
    }
}

Result<bool> holds_nothing(const DatabaseAddress& address) {
    try {
        OwnSession session(address);
        const auto tables = table_names(session.get(), session.engine());
        for (const std::string table : {"core_account", "core_history"}) {
            if (!std::binary_search(tables.begin(), tables.end(), table)) continue;
            int rows = 0;
            session.get().once << "SELECT count(*) FROM " + quoted(table), soci::into(rows);
            if (rows > 0) return false;
        }
        return true;
    } catch (const soci::soci_error& e) {
        return about(ErrorCode::unavailable, "The database {database} cannot be opened: {why}",
                     {{"database", address.shown}, {"why", why_not_opened(e)}});
    }
}

Result<long long> restore_backup(const DatabaseAddress& address, const std::vector<MigrationRoom>& rooms,
                                 const BackupHead& head, const std::filesystem::path& file) {
    auto then = as_they_were(rooms, head, address.engine);
    if (!then) return std::move(then).error();
    try {
        {
            OwnSession session(address);
            drop_tables(session, rooms);
        }
        {
            const auto db = open_database({.engine = address.engine, .connection = address.connection});
            for (const auto& room : *then)
                if (auto done = migrate(*db, room); !done) return std::move(done).error();
        }
        OwnSession session(address);
        session.begin();
        const auto rows = fill_tables(session, file);
        session.commit();
        return rows;
    } catch (const soci::soci_error& e) {
        return unreadable(file, describe(e));
    } catch (const std::exception& e) {
        return unreadable(file, e.what());
    }
}

}  // namespace plenaria::host
