// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/import_repository.hpp
/// Rows of dir_import, dir_import_row and dir_import_answer, and the whole directory at once. Every function
/// runs inside the caller's transaction.

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalogue.hpp"
#include "plan.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory::import {

struct Import {
    std::string id;
    Kind kind = Kind::cities;
    std::string state = "columns";
    std::string file_name;
    std::string file;  ///< SHA-256 of the stored file
    std::string charset;
    std::string separator;
    std::vector<std::string> headings;
    Mapping mapping;
    std::string job;         ///< id of the job that applies or undoes it
    std::string created_by;  ///< name of the account
    std::string actor;       ///< JSON: on whose behalf the job works
    std::string created_at;
    std::string ended_at;
    int version = 1;
};

struct ImportRow {
    int line = 0;
    std::vector<std::string> cells;
    std::string fate;
    std::string label;
    std::string target;
    std::string plan;          ///< to_json(Plan)
    std::string outcome;       ///< "", "applied", "left", "undone" or "kept"
    std::string before_state;  ///< what applying it replaced, for undoing
};

std::optional<Import> find_import(UnitOfWork& uow, const std::string& id);
/// The latest first; at most 200.
std::vector<Import> recent_imports(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Import& import);
/// @return false when its version is not `import.version` any more.
bool update(UnitOfWork& uow, const Import& import);

void remove_rows(UnitOfWork& uow, const std::string& import_id);
void insert_rows(UnitOfWork& uow, const std::string& import_id, const std::vector<ImportRow>& rows);
/// In order of line. @param fate empty: all.
std::vector<ImportRow> rows_of(UnitOfWork& uow, const std::string& import_id, const std::string& fate,
                               long long offset, long long limit);
/// Those that are to be applied and were not yet, after `line`.
std::vector<ImportRow> rows_to_apply(UnitOfWork& uow, const std::string& import_id, int line, int limit);
/// Those that were applied, the last first, before `line`.
std::vector<ImportRow> rows_to_undo(UnitOfWork& uow, const std::string& import_id, int line, int limit);
void set_outcome(UnitOfWork& uow, const std::string& import_id, const ImportRow& row);

struct FateCount {
    std::string fate;
    std::string outcome;
    long long count = 0;
};
std::vector<FateCount> count_fates(UnitOfWork& uow, const std::string& import_id);

Answers answers_of(UnitOfWork& uow, const std::string& import_id);
void put_answer(UnitOfWork& uow, const std::string& import_id, const std::string& doubt,
                const std::string& answer);
void remove_answers(UnitOfWork& uow, const std::string& import_id);

/// Spellings by ref of their party, in order of their text.
std::unordered_map<std::string, std::vector<std::string>> all_aliases(UnitOfWork& uow);

/// Everything that `kind` is compared with: read at once, so that rows need no queries of their own.
/// @param made refs of what the import itself has made already
Catalogue load_catalogue(UnitOfWork& uow, Kind kind, const std::unordered_set<std::string>& made = {});
/// What applying the rows of an import has kept so far, one JSON a row.
std::vector<std::string> kept_states(UnitOfWork& uow, const std::string& import_id);

}  // namespace plenaria::directory::import
