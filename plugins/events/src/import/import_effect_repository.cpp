// SPDX-License-Identifier: EUPL-1.2
#include "import_effect_repository.hpp"

#include <plenaria/sql.hpp>

#include "../json.hpp"

namespace plenaria::events {

namespace {

// A parameter is one packet, of which the server takes 16 MiB, and an answer has a thousand characters.
constexpr std::size_t rows_at_once = 1000;

/// Runs `step` with the rows of a part as JSON, until all are through.
template <class Row, class ToJson, class Step>
void by_parts(const std::vector<Row>& rows, ToJson to_json, Step step) {
    for (std::size_t from = 0; from < rows.size(); from += rows_at_once) {
        auto part = Document::array();
        for (auto i = from; i < rows.size() && i < from + rows_at_once; ++i)
            part.push_back(to_json(rows[i], i));
        step(compact(part));
    }
}

}  // namespace

void insert_effects(UnitOfWork& uow, const std::string& import, const std::vector<ImportEffect>& effects) {
    const sql::Text sqlite =
        "INSERT INTO evt_import_effect (import_id, position, delegation_id, delegate_id, line, made, "
        "before_state, after_sha256) SELECT :import, json_extract(value, '$[0]'), json_extract(value, "
        "'$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), "
        "json_extract(value, '$[5]'), json_extract(value, '$[6]') FROM json_each(:rows)";
    const sql::Text mysql =
        "INSERT INTO evt_import_effect (import_id, position, delegation_id, delegate_id, line, made, "
        "before_state, after_sha256) SELECT :import, j.position, j.delegation, j.delegate, j.line, j.made, "
        "j.former, j.hash FROM JSON_TABLE(:rows, '$[*]' COLUMNS (position INTEGER PATH '$[0]', "
        "delegation CHAR(26) PATH '$[1]', delegate VARCHAR(26) PATH '$[2]', line INTEGER PATH '$[3]', "
        "made INTEGER PATH '$[4]', former MEDIUMTEXT PATH '$[5]', hash CHAR(64) PATH '$[6]')) j";
    by_parts(
        effects,
        [](const ImportEffect& each, std::size_t position) {
            return Document::array({position, each.delegation_id, each.delegate_id, each.line,
                                    each.made ? 1 : 0, each.before, each.after_sha256});
        },
        [&](const std::string& rows) {
            sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(import, "import"),
                soci::use(rows, "rows");
        });
}

std::vector<ImportEffect> effects_of(UnitOfWork& uow, const std::string& import) {
    ImportEffect row;
    int made = 0;
    std::vector<ImportEffect> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegation_id, delegate_id, line, made, before_state, after_sha256 "
                      "FROM evt_import_effect WHERE import_id = :import ORDER BY position"),
         soci::use(import, "import"), soci::into(row.delegation_id), soci::into(row.delegate_id),
         soci::into(row.line), soci::into(made), soci::into(row.before), soci::into(row.after_sha256));
    select.execute();
    while (select.fetch()) {
        row.made = made == 1;
        all.push_back(row);
    }
    return all;
}

void insert_programme_effects(UnitOfWork& uow, const std::string& import,
                              const std::vector<ProgrammeEffect>& effects) {
    const sql::Text sqlite =
        "INSERT INTO evt_import_effect (import_id, position, kind, delegation_id, delegate_id, line, made, "
        "before_state, after_sha256) SELECT :import, json_extract(value, '$[0]'), json_extract(value, "
        "'$[1]'), json_extract(value, '$[2]'), '', json_extract(value, '$[3]'), json_extract(value, '$[4]'), "
        "json_extract(value, '$[5]'), json_extract(value, '$[6]') FROM json_each(:rows)";
    const sql::Text mysql =
        "INSERT INTO evt_import_effect (import_id, position, kind, delegation_id, delegate_id, line, made, "
        "before_state, after_sha256) SELECT :import, j.position, j.kind, j.id, '', j.line, j.made, "
        "j.former, j.hash FROM JSON_TABLE(:rows, '$[*]' COLUMNS (position INTEGER PATH '$[0]', "
        "kind VARCHAR(12) PATH '$[1]', id CHAR(26) PATH '$[2]', line INTEGER PATH '$[3]', "
        "made INTEGER PATH '$[4]', former MEDIUMTEXT PATH '$[5]', hash CHAR(64) PATH '$[6]')) j";
    by_parts(
        effects,
        [](const ProgrammeEffect& each, std::size_t position) {
            return Document::array(
                {position, each.kind, each.id, each.line, each.made ? 1 : 0, each.before, each.after_sha256});
        },
        [&](const std::string& rows) {
            sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(import, "import"),
                soci::use(rows, "rows");
        });
}

std::vector<ProgrammeEffect> programme_effects_of(UnitOfWork& uow, const std::string& import) {
    ProgrammeEffect row;
    int made = 0;
    std::vector<ProgrammeEffect> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT kind, delegation_id, line, made, before_state, after_sha256 "
                      "FROM evt_import_effect WHERE import_id = :import ORDER BY position"),
         soci::use(import, "import"), soci::into(row.kind), soci::into(row.id), soci::into(row.line),
         soci::into(made), soci::into(row.before), soci::into(row.after_sha256));
    select.execute();
    while (select.fetch()) {
        row.made = made == 1;
        all.push_back(row);
    }
    return all;
}

void forget_effects(UnitOfWork& uow, const std::string& import) {
    sql::query(uow, "DELETE FROM evt_import_effect WHERE import_id = :import"), soci::use(import, "import");
}

void forget_old_effects(UnitOfWork& uow, const std::string& edition) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "DELETE FROM evt_import_effect WHERE import_id IN (SELECT u.import_id FROM evt_import_undo u "
               "JOIN evt_import i ON i.id = u.import_id WHERE u.undo_until < :now OR i.edition_id = "
               ":edition)"),
        soci::use(now, "now"), soci::use(edition, "edition");
}

void add_edits(const std::string& delegation, const std::string& delegate, const Answers& before,
               const Answers& after, std::vector<AnswerEdit>& edits) {
    for (const auto& [question, answer] : after)
        if (const auto found = before.find(question); found == before.end() || found->second != answer)
            edits.push_back({delegation, delegate, question, answer});
    for (const auto& [question, answer] : before)
        if (!after.contains(question)) edits.push_back({delegation, delegate, question, {}});
}

void write_answers(UnitOfWork& uow, const std::vector<AnswerEdit>& edits) {
    const sql::Text sqlite_erase =
        "DELETE FROM evt_question_answer WHERE (delegation_id, delegate_id, question_id) IN "
        "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') "
        "FROM json_each(:rows))";
    const sql::Text mysql_erase =
        "DELETE a FROM JSON_TABLE(:rows, '$[*]' COLUMNS (delegation CHAR(26) PATH '$[0]', "
        "delegate VARCHAR(26) PATH '$[1]', question CHAR(26) PATH '$[2]')) j STRAIGHT_JOIN "
        "evt_question_answer a ON a.delegation_id = j.delegation AND a.delegate_id = j.delegate "
        "AND a.question_id = j.question";
    const sql::Text sqlite_write =
        "INSERT INTO evt_question_answer (delegation_id, delegate_id, question_id, answer) "
        "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), "
        "json_extract(value, '$[3]') FROM json_each(:rows) WHERE json_extract(value, '$[3]') <> ''";
    const sql::Text mysql_write =
        "INSERT INTO evt_question_answer (delegation_id, delegate_id, question_id, answer) "
        "SELECT j.delegation, j.delegate, j.question, j.answer FROM JSON_TABLE(:rows, '$[*]' COLUMNS "
        "(delegation CHAR(26) PATH '$[0]', delegate VARCHAR(26) PATH '$[1]', question CHAR(26) PATH '$[2]', "
        "answer VARCHAR(2000) PATH '$[3]')) j WHERE j.answer <> ''";
    by_parts(
        edits,
        [](const AnswerEdit& each, std::size_t) {
            return Document::array({each.delegation, each.delegate, each.question, each.answer});
        },
        [&](const std::string& rows) {
            const bool sqlite = uow.engine() == Engine::sqlite;
            sql::query(uow, sqlite ? sqlite_erase : mysql_erase), soci::use(rows, "rows");
            sql::query(uow, sqlite ? sqlite_write : mysql_write), soci::use(rows, "rows");
        });
}

}  // namespace plenaria::events
