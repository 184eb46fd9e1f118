// SPDX-License-Identifier: EUPL-1.2
#include "backup/export_tables.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <plenaria/sql.hpp>

#include "backup/table_rows.hpp"
#include "backup/tables.hpp"
#include "documents/tables.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// Of the host: what people made. The rest is how it works, or opens something.
constexpr std::array<std::string_view, 6> of_core = {
    "core_account", "core_account_role", "core_file", "core_history", "core_link", "core_role_permission"};

bool is_exported(const std::string& table, const std::vector<BackupRoom>& rooms) {
    if (table.starts_with("core_")) return std::find(of_core.begin(), of_core.end(), table) != of_core.end();
    return std::any_of(rooms.begin(), rooms.end(), [&](const BackupRoom& room) {
        return !room.prefix.empty() && table.starts_with(room.prefix);
    });
}

/// By its name: whoever makes a table calls such a column so.
bool is_secret(const std::string& column) {
    return column.find("secret") != std::string::npos || column.find("password") != std::string::npos ||
           column == "code_hash" || column == "salt";
}

std::ofstream open_file(const fs::path& file) {
    std::ofstream out(file, std::ios::binary);
    if (!out)
        throw fs::filesystem_error("cannot be written", file,
                                   std::error_code(errno, std::generic_category()));
    return out;
}

void close(std::ofstream& out, const fs::path& file) {
    out.close();
    if (!out)
        throw fs::filesystem_error("cannot be written", file,
                                   std::error_code(ENOSPC, std::generic_category()));
}

long long write_table(UnitOfWork& uow, const TableShape& shape, const fs::path& file) {
    std::vector<std::size_t> places;
    std::vector<std::string> line;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        if (is_secret(shape.columns[i].name)) continue;
        places.push_back(i);
        line.push_back(shape.columns[i].name);
    }
    auto out = open_file(file);
    out << csv_begin << csv_line(line);
    long long rows = 0;
    read_rows(uow.session(), uow.engine(), shape, [&](const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < places.size(); ++i) line[i] = cells[places[i]].value_or("");
        out << csv_line(line);
        ++rows;
    });
    close(out, file);
    return rows;
}

/// The pieces come in the order of their key: of each file one after the other.
long long write_files(UnitOfWork& uow, const fs::path& folder) {
    const auto shape = table_shape(uow.session(), uow.engine(), "core_file_piece");
    const auto names = shape.column_names();
    const auto place = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    const auto sha256 = place("sha256");
    const auto bytes = place("bytes");
    fs::create_directory(folder);
    long long files = 0;
    std::string current;
    std::ofstream out;
    read_rows(uow.session(), uow.engine(), shape, [&](const std::vector<Cell>& cells) {
        if (cells[sha256].value_or("") != current) {
            if (out.is_open()) close(out, folder / current);
            current = cells[sha256].value_or("");
            out = open_file(folder / current);
            ++files;
        }
        out << cells[bytes].value_or("");
    });
    if (out.is_open()) close(out, folder / current);
    return files;
}

}  // namespace

Result<ExportSummary> export_tables(Database& db, const std::vector<BackupRoom>& rooms,
                                    const fs::path& folder) {
    if (fs::exists(folder))
        return Error{ErrorCode::conflict, "{file} exists already.", {}, {}, {{"file", folder.string()}}};
    return db.read([&](UnitOfWork& uow) -> Result<ExportSummary> {
        try {
            // Anew after an attempt that the database cut short.
            fs::remove_all(folder);
            fs::create_directory(folder);
            fs::permissions(folder, fs::perms::owner_all);
            ExportSummary summary;
            for (const auto& name : table_names(uow.session(), uow.engine())) {
                if (!is_exported(name, rooms)) continue;
                const auto shape = table_shape(uow.session(), uow.engine(), name);
                summary.rows += write_table(uow, shape, folder / (name + ".csv"));
                ++summary.tables;
            }
            summary.files = write_files(uow, folder / "files");
            return summary;
        } catch (const fs::filesystem_error& e) {
            return Error{ErrorCode::unavailable,
                         "The export {file} could not be written: {why}",
                         {},
                         {},
                         {{"file", folder.string()}, {"why", e.code().message()}}};
        }
    });
}

}  // namespace plenaria::host
