// SPDX-License-Identifier: EUPL-1.2
#include "backup/write_backup.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "backup/dump_file.hpp"
#include "backup/table_rows.hpp"
#include "backup/tables.hpp"

namespace plenaria::host {

namespace {

/// Made anew by the migrations of whoever restores.
constexpr std::string_view record = "core_migration";

/// The migrations whose tables these rows fit, the last of each file.
nlohmann::json migrations(UnitOfWork& uow) {
    std::string plugin;
    std::string file;
    std::string checksum;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT DISTINCT plugin, file, checksum FROM core_migration ORDER BY plugin, file"),
         soci::into(plugin), soci::into(file), soci::into(checksum));
    statement.execute();
    auto list = nlohmann::json::array();
    while (statement.fetch()) list.push_back({{"plugin", plugin}, {"file", file}, {"checksum", checksum}});
    return list;
}

bool belongs_to(const std::string& table, const std::vector<BackupRoom>& rooms) {
    return std::any_of(rooms.begin(), rooms.end(), [&](const BackupRoom& room) {
        return !room.prefix.empty() && table.starts_with(room.prefix);
    });
}

BackupSummary write(UnitOfWork& uow, const std::vector<BackupRoom>& rooms, const std::string& program,
                    DumpWriter& out) {
    BackupSummary summary;
    auto& session = uow.session();
    out.line(nlohmann::json{{"plenaria_backup", 1},
                            {"program", program},
                            {"made_at", to_text(uow.now())},
                            {"engine", uow.engine() == Engine::sqlite ? "sqlite" : "mysql"},
                            {"migrations", migrations(uow)}}
                 .dump());
    for (const auto& name : table_names(session, uow.engine())) {
        if (name == record) continue;
        if (!belongs_to(name, rooms)) {
            summary.left_out.push_back(name);
            continue;
        }
        const auto shape = table_shape(session, uow.engine(), name);
        out.line(nlohmann::json{{"table", name}, {"columns", shape.column_names()}}.dump());
        read_rows(session, uow.engine(), shape, [&](const std::vector<Cell>& cells) { out.row(cells); });
        ++summary.tables;
    }
    summary.rows = out.rows();
    return summary;
}

}  // namespace

Result<BackupSummary> write_backup(Database& db, const std::vector<BackupRoom>& rooms,
                                   const std::string& program, const std::filesystem::path& file) {
    const auto cannot = [&](const std::exception& e) {
        return Error{ErrorCode::unavailable,
                     "The backup {file} could not be written: {why}",
                     {},
                     {},
                     {{"file", file.string()}, {"why", e.what()}}};
    };
    if (std::filesystem::exists(file))
        return Error{ErrorCode::conflict, "{file} exists already.", {}, {}, {{"file", file.string()}}};
    return db.read([&](UnitOfWork& uow) -> Result<BackupSummary> {
        try {
            DumpWriter out(file);
            auto summary = write(uow, rooms, program, out);
            out.finish();
            return summary;
        } catch (const std::system_error& e) {
            return cannot(e);
        } catch (const soci::soci_error&) {
            throw;  // the database says what it means, and whether it is worth another attempt
        } catch (const std::exception& e) {
            return cannot(e);
        }
    });
}

}  // namespace plenaria::host
