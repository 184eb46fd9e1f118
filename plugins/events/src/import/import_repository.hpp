// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_repository.hpp
/// Rows of evt_import, evt_import_piece, evt_import_undo, evt_import_answer and evt_import_key. Every
/// function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

using plenaria::to_text;  // of instants, which the ones of this room would hide

enum class ImportKind : std::uint8_t { sessions = 1, schedule_xml, schedule_json, calendar, participants };
std::string_view to_text(ImportKind kind);
std::optional<ImportKind> parse_import_kind(std::string_view text);
/// Catalog key: "Schedule XML".
std::string_view name_of(ImportKind kind);

enum class ImportState : std::uint8_t { preview = 1, applied, given_up, undone };
std::string_view to_text(ImportState state);
/// Catalog key: "Applied".
std::string_view name_of(ImportState state);

struct Import {
    std::string id = {};
    std::string edition_id = {};
    ImportKind kind = ImportKind::sessions;
    ImportState state = ImportState::preview;
    std::string file_name = {};
    std::string sha256 = {};
    std::string created_by = {};  ///< name of the account
    Instant created_at = {};
    std::optional<Instant> ended_at = {};    ///< when it was applied or given up
    int rows_new = 0, rows_changed = 0;      ///< once it is applied
    std::optional<Instant> undo_until = {};  ///< until then it can be taken back; nothing: it cannot
    std::optional<Instant> undone_at = {};
    std::string undone_by = {};          ///< name of the account
    int rows_undone = 0, rows_kept = 0;  ///< once it was taken back
};

std::optional<Import> find_import(UnitOfWork& uow, const std::string& id);
/// The latest first; at most 100.
std::vector<Import> imports_of(UnitOfWork& uow, const std::string& edition);
/// With the bytes of its file.
void insert(UnitOfWork& uow, const Import& import, std::string_view bytes);
std::string bytes_of(UnitOfWork& uow, const std::string& id);
/// Its state, its end and what it wrote; its bytes go.
void end_import(UnitOfWork& uow, const Import& import);
/// Until when an applied import can be taken back.
void insert_undo(UnitOfWork& uow, const std::string& id, Instant until);
/// When it was taken back, by whom, and how much of it.
void end_undo(UnitOfWork& uow, const Import& import);
/// Those still in preview that were uploaded before `before`, or all of `edition` where that is not empty.
std::vector<Import> open_imports(UnitOfWork& uow, Instant before, const std::string& edition = {});

/// Hash of the question → ref; empty: left out. To put "?" takes an answer back.
using ImportAnswers = std::map<std::string, std::string>;
ImportAnswers answers_of(UnitOfWork& uow, const std::string& edition);
void put_answers(UnitOfWork& uow, const std::string& edition, const ImportAnswers& answers);

/// Stored key → session.
std::map<std::string, std::string> import_keys(UnitOfWork& uow, const std::string& edition);
void put_keys(UnitOfWork& uow, const std::string& edition, const std::map<std::string, std::string>& keys);

}  // namespace plenaria::events
