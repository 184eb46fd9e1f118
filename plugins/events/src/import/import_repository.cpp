// SPDX-License-Identifier: EUPL-1.2
#include "import_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct ImportWords {
    std::string_view stored, shown;
};
constexpr ImportWords import_kinds[] = {{"sessions", /*t*/ "Table of sessions"},
                                        {"schedule_xml", /*t*/ "Schedule XML"},
                                        {"schedule_json", /*t*/ "Schedule JSON"},
                                        {"calendar", /*t*/ "Calendar (ICS)"},
                                        {"participants", /*t*/ "Table of participants"}};
constexpr ImportWords import_states[] = {{"preview", /*t*/ "Preview"},
                                         {"applied", /*t*/ "Applied"},
                                         {"given_up", /*t*/ "Given up"},
                                         {"undone", /*t*/ "Taken back"}};

template <class Enum, std::size_t N>
std::optional<Enum> import_value(const ImportWords (&words)[N], std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (words[i].stored == text) return static_cast<Enum>(i + 1);
    return std::nullopt;
}

// Escaped, a piece may double in length, and the server takes packets of 16 MiB.
constexpr std::size_t import_piece_size = 1024 * 1024;

struct ImportFields {
    Import value;
    std::string kind, state, created_at, ended_at, undo_until, undone_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(kind), soci::into(state),
            soci::into(value.file_name), soci::into(value.sha256), soci::into(value.created_by),
            soci::into(created_at), soci::into(ended_at), soci::into(value.rows_new),
            soci::into(value.rows_changed), soci::into(undo_until), soci::into(undone_at),
            soci::into(value.undone_by), soci::into(value.rows_undone), soci::into(value.rows_kept);
    }
    [[nodiscard]] Import take() const {
        auto taken = value;
        taken.kind = parse_import_kind(kind).value();
        taken.state = import_value<ImportState>(import_states, state).value();
        taken.created_at = parse_instant(created_at).value();
        taken.ended_at = parse_instant(ended_at);
        taken.undo_until = parse_instant(undo_until);
        taken.undone_at = parse_instant(undone_at);
        if (taken.undone_at) taken.state = ImportState::undone;
        return taken;
    }
};

#define EVT_IMPORT_COLUMNS                                                                                \
    "SELECT id, edition_id, kind, state, file_name, sha256, created_by, created_at, ended_at, rows_new, " \
    "rows_changed, COALESCE(undo_until, ''), COALESCE(undone_at, ''), COALESCE(undone_by, ''), "          \
    "COALESCE(rows_undone, 0), COALESCE(rows_kept, 0) FROM evt_import LEFT JOIN evt_import_undo ON "      \
    "import_id "                                                                                          \
    "= id "

template <class... Use>
std::vector<Import> select_imports(UnitOfWork& uow, sql::Text text, Use&&... use) {
    auto prepared = sql::prepare(uow, text);
    (void)(prepared, ..., std::forward<Use>(use));
    return sql::rows_of<ImportFields>(prepared);
}

}  // namespace

std::string_view to_text(ImportKind kind) { return import_kinds[static_cast<std::size_t>(kind) - 1].stored; }
std::string_view name_of(ImportKind kind) { return import_kinds[static_cast<std::size_t>(kind) - 1].shown; }
std::optional<ImportKind> parse_import_kind(std::string_view text) {
    return import_value<ImportKind>(import_kinds, text);
}
std::string_view to_text(ImportState state) {
    return import_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(ImportState state) {
    return import_states[static_cast<std::size_t>(state) - 1].shown;
}

std::optional<Import> find_import(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(select_imports(uow, EVT_IMPORT_COLUMNS "WHERE id = :id", soci::use(id, "id")));
}

std::vector<Import> imports_of(UnitOfWork& uow, const std::string& edition) {
    return select_imports(uow, EVT_IMPORT_COLUMNS "WHERE edition_id = :edition ORDER BY id DESC LIMIT 100",
                          soci::use(edition, "edition"));
}

void insert(UnitOfWork& uow, const Import& import, std::string_view bytes) {
    const std::string kind(to_text(import.kind)), state(to_text(import.state));
    const auto created_at = to_text(import.created_at);
    sql::query(
        uow,
        "INSERT INTO evt_import (id, edition_id, kind, state, file_name, sha256, created_by, created_at, "
        "ended_at, rows_new, rows_changed) VALUES (:id, :edition, :kind, :state, :file_name, :sha256, "
        ":created_by, :created_at, '', 0, 0)"),
        soci::use(import.id, "id"), soci::use(import.edition_id, "edition"), soci::use(kind, "kind"),
        soci::use(state, "state"), soci::use(import.file_name, "file_name"),
        soci::use(import.sha256, "sha256"), soci::use(import.created_by, "created_by"),
        soci::use(created_at, "created_at");
    int position = 0;
    for (std::size_t at = 0; at < bytes.size(); at += import_piece_size, ++position) {
        const std::string piece(bytes.substr(at, import_piece_size));
        sql::query(
            uow, "INSERT INTO evt_import_piece (import_id, position, bytes) VALUES (:id, :position, :bytes)"),
            soci::use(import.id, "id"), soci::use(position, "position"), soci::use(piece, "bytes");
    }
}

std::string bytes_of(UnitOfWork& uow, const std::string& id) {
    std::string bytes, piece;
    soci::statement select =
        (sql::prepare(uow, "SELECT bytes FROM evt_import_piece WHERE import_id = :id ORDER BY position"),
         soci::use(id, "id"), soci::into(piece));
    select.execute();
    while (select.fetch()) bytes += piece;
    return bytes;
}

void end_import(UnitOfWork& uow, const Import& import) {
    const std::string state(to_text(import.state));
    const auto ended_at = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_import SET state = :state, ended_at = :ended_at, rows_new = :rows_new, "
               "rows_changed = :rows_changed WHERE id = :id"),
        soci::use(state, "state"), soci::use(ended_at, "ended_at"), soci::use(import.rows_new, "rows_new"),
        soci::use(import.rows_changed, "rows_changed"), soci::use(import.id, "id");
    sql::query(uow, "DELETE FROM evt_import_piece WHERE import_id = :id"), soci::use(import.id, "id");
}

void insert_undo(UnitOfWork& uow, const std::string& id, Instant until) {
    const auto undo_until = to_text(until);
    sql::query(uow,
               "INSERT INTO evt_import_undo (import_id, undo_until, undone_at, undone_by, rows_undone, "
               "rows_kept) VALUES (:id, :until, '', '', 0, 0)"),
        soci::use(id, "id"), soci::use(undo_until, "until");
}

void end_undo(UnitOfWork& uow, const Import& import) {
    const auto undone_at = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_import_undo SET undone_at = :undone_at, undone_by = :undone_by, "
               "rows_undone = :undone, rows_kept = :kept WHERE import_id = :id"),
        soci::use(undone_at, "undone_at"), soci::use(import.undone_by, "undone_by"),
        soci::use(import.rows_undone, "undone"), soci::use(import.rows_kept, "kept"),
        soci::use(import.id, "id");
}

std::vector<Import> open_imports(UnitOfWork& uow, Instant before, const std::string& edition) {
    const auto until = to_text(before);
    return select_imports(
        uow,
        EVT_IMPORT_COLUMNS
        "WHERE state = 'preview' AND (created_at < :until OR edition_id = :edition) ORDER BY id",
        soci::use(until, "until"), soci::use(edition, "edition"));
}

ImportAnswers answers_of(UnitOfWork& uow, const std::string& edition) {
    ImportAnswers answers;
    std::string question, ref;
    soci::statement select =
        (sql::prepare(uow, "SELECT question, ref FROM evt_import_answer WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(question), soci::into(ref));
    select.execute();
    while (select.fetch()) answers[question] = ref;
    return answers;
}

void put_answers(UnitOfWork& uow, const std::string& edition, const ImportAnswers& answers) {
    std::string question, ref;
    soci::statement erase =
        (sql::prepare(uow,
                      "DELETE FROM evt_import_answer WHERE edition_id = :edition AND question = :question"),
         soci::use(edition, "edition"), soci::use(question, "question"));
    soci::statement write =
        (sql::prepare(uow,
                      "INSERT INTO evt_import_answer (edition_id, question, ref) "
                      "VALUES (:edition, :question, :ref)"),
         soci::use(edition, "edition"), soci::use(question, "question"), soci::use(ref, "ref"));
    for (const auto& [asked, answer] : answers) {
        question = asked;
        ref = answer;
        erase.execute(true);
        if (answer != "?") write.execute(true);
    }
}

std::map<std::string, std::string> import_keys(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, std::string> keys;
    std::string key, session;
    soci::statement select =
        (sql::prepare(uow, "SELECT source_key, session_id FROM evt_import_key WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(key), soci::into(session));
    select.execute();
    while (select.fetch()) keys[key] = session;
    return keys;
}

void put_keys(UnitOfWork& uow, const std::string& edition, const std::map<std::string, std::string>& keys) {
    std::string key, session;
    soci::statement erase =
        (sql::prepare(uow, "DELETE FROM evt_import_key WHERE edition_id = :edition AND source_key = :source"),
         soci::use(edition, "edition"), soci::use(key, "source"));
    soci::statement write =
        (sql::prepare(uow,
                      "INSERT INTO evt_import_key (edition_id, source_key, session_id) "
                      "VALUES (:edition, :source, :session)"),
         soci::use(edition, "edition"), soci::use(key, "source"), soci::use(session, "session"));
    for (const auto& [stored, id] : keys) {
        key = stored;
        session = id;
        erase.execute(true);
        write.execute(true);
    }
}

}  // namespace plenaria::events
