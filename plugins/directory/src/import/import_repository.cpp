// SPDX-License-Identifier: EUPL-1.2
#include "import_repository.hpp"

#include <unordered_map>

#include <plenaria/id.hpp>

#include "../cities/city_repository.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_rules.hpp"
#include "../people/person_repository.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"
#include "plan_json.hpp"

namespace plenaria::directory::import {

namespace {

#define DIR_IMPORT_COLUMNS                                                                                   \
    "id, kind, state, file_name, file, charset, separator_text, headings, mapping, job, created_by, actor, " \
    "created_at, ended_at, version"
#define DIR_IMPORT_ROW_COLUMNS "line, cells, fate, label, target, plan, outcome, before_state"

struct ImportFields {
    Import import;
    std::string kind;
    std::string headings;
    std::string mapping;

    template <class S>
    void bind(S& s) {
        s, soci::into(import.id), soci::into(kind), soci::into(import.state), soci::into(import.file_name),
            soci::into(import.file), soci::into(import.charset), soci::into(import.separator),
            soci::into(headings), soci::into(mapping), soci::into(import.job), soci::into(import.created_by),
            soci::into(import.actor), soci::into(import.created_at), soci::into(import.ended_at),
            soci::into(import.version);
    }
    [[nodiscard]] Import value() const {
        auto value = import;
        value.kind = parse_kind(kind).value_or(Kind::cities);
        value.headings = texts_from(headings);
        value.mapping = texts_from(mapping);
        return value;
    }
};

struct RowFields {
    ImportRow row;
    std::string cells;

    template <class S>
    void bind(S& s) {
        s, soci::into(row.line), soci::into(cells), soci::into(row.fate), soci::into(row.label),
            soci::into(row.target), soci::into(row.plan), soci::into(row.outcome),
            soci::into(row.before_state);
    }
    [[nodiscard]] ImportRow value() const {
        auto value = row;
        value.cells = texts_from(cells);
        return value;
    }
};

struct CountFields {
    FateCount value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.fate), soci::into(value.outcome), soci::into(value.count);
    }
};

struct TwoTexts {
    std::string first;
    std::string second;

    template <class S>
    void bind(S& s) {
        s, soci::into(first), soci::into(second);
    }
};

template <class... Use>
std::vector<ImportRow> select_rows(UnitOfWork& uow, sql::Text text, Use&&... use) {
    std::vector<ImportRow> all;
    RowFields row;
    rows::each(
        uow, text, row, [&] { all.push_back(row.value()); }, std::forward<Use>(use)...);
    return all;
}

}  // namespace

std::optional<Import> find_import(UnitOfWork& uow, const std::string& id) {
    std::optional<Import> found;
    ImportFields row;
    rows::each(
        uow, "SELECT " DIR_IMPORT_COLUMNS " FROM dir_import WHERE id = :id", row,
        [&] { found = row.value(); }, soci::use(id, "id"));
    return found;
}

std::vector<Import> recent_imports(UnitOfWork& uow) {
    std::vector<Import> all;
    ImportFields row;
    rows::each(uow, "SELECT " DIR_IMPORT_COLUMNS " FROM dir_import ORDER BY id DESC LIMIT 200", row,
               [&] { all.push_back(row.value()); });
    return all;
}

void insert(UnitOfWork& uow, const Import& import) {
    const std::string kind(to_text(import.kind));
    const auto headings = to_json(import.headings);
    const auto mapping = to_json(import.mapping);
    sql::query(
        uow,
        "INSERT INTO dir_import (" DIR_IMPORT_COLUMNS
        ") VALUES (:id, :kind, :state, :file_name, :file, :charset, :separator, :headings, :mapping, :job, "
        ":created_by, :actor, :created_at, :ended_at, 1)"),
        soci::use(import.id, "id"), soci::use(kind, "kind"), soci::use(import.state, "state"),
        soci::use(import.file_name, "file_name"), soci::use(import.file, "file"),
        soci::use(import.charset, "charset"), soci::use(import.separator, "separator"),
        soci::use(headings, "headings"), soci::use(mapping, "mapping"), soci::use(import.job, "job"),
        soci::use(import.created_by, "created_by"), soci::use(import.actor, "actor"),
        soci::use(import.created_at, "created_at"), soci::use(import.ended_at, "ended_at");
}

bool update(UnitOfWork& uow, const Import& import) {
    const std::string kind(to_text(import.kind));
    const auto mapping = to_json(import.mapping);
    return rows::run(uow,
                     "UPDATE dir_import SET kind = :kind, state = :state, mapping = :mapping, job = :job, "
                     "actor = :actor, ended_at = :ended_at, version = version + 1 "
                     "WHERE id = :id AND version = :version",
                     soci::use(kind, "kind"), soci::use(import.state, "state"), soci::use(mapping, "mapping"),
                     soci::use(import.job, "job"), soci::use(import.actor, "actor"),
                     soci::use(import.ended_at, "ended_at"), soci::use(import.id, "id"),
                     soci::use(import.version, "version")) > 0;
}

void remove_rows(UnitOfWork& uow, const std::string& import_id) {
    sql::query(uow, "DELETE FROM dir_import_row WHERE import_id = :id"), soci::use(import_id, "id");
}

void insert_rows(UnitOfWork& uow, const std::string& import_id, const std::vector<ImportRow>& all) {
    int line = 0;
    std::string cells;
    std::string fate;
    std::string label;
    std::string target;
    std::string plan;
    soci::statement statement =
        (sql::prepare(uow, "INSERT INTO dir_import_row (import_id, " DIR_IMPORT_ROW_COLUMNS
                           ") VALUES (:id, :line, :cells, :fate, :label, :target, :plan, '', '')"),
         soci::use(import_id, "id"), soci::use(line, "line"), soci::use(cells, "cells"),
         soci::use(fate, "fate"), soci::use(label, "label"), soci::use(target, "target"),
         soci::use(plan, "plan"));
    for (const auto& row : all) {
        line = row.line;
        cells = to_json(row.cells);
        fate = row.fate;
        label = row.label;
        target = row.target;
        plan = row.plan;
        statement.execute(true);
    }
}

std::vector<ImportRow> rows_of(UnitOfWork& uow, const std::string& import_id, const std::string& fate,
                               long long offset, long long limit) {
    if (fate.empty())
        return select_rows(
            uow,
            "SELECT " DIR_IMPORT_ROW_COLUMNS
            " FROM dir_import_row WHERE import_id = :id ORDER BY line LIMIT :limit OFFSET :offset",
            soci::use(import_id, "id"), soci::use(limit, "limit"), soci::use(offset, "offset"));
    return select_rows(uow,
                       "SELECT " DIR_IMPORT_ROW_COLUMNS
                       " FROM dir_import_row WHERE import_id = :id AND fate = :fate "
                       "ORDER BY line LIMIT :limit OFFSET :offset",
                       soci::use(import_id, "id"), soci::use(fate, "fate"), soci::use(limit, "limit"),
                       soci::use(offset, "offset"));
}

std::vector<ImportRow> rows_to_apply(UnitOfWork& uow, const std::string& import_id, int line, int limit) {
    return select_rows(uow,
                       "SELECT " DIR_IMPORT_ROW_COLUMNS
                       " FROM dir_import_row WHERE import_id = :id AND line > :line AND outcome = '' "
                       "AND fate IN ('new', 'changes') ORDER BY line LIMIT :limit",
                       soci::use(import_id, "id"), soci::use(line, "line"), soci::use(limit, "limit"));
}

std::vector<ImportRow> rows_to_undo(UnitOfWork& uow, const std::string& import_id, int line, int limit) {
    return select_rows(uow,
                       "SELECT " DIR_IMPORT_ROW_COLUMNS
                       " FROM dir_import_row WHERE import_id = :id AND line < :line AND outcome = 'applied' "
                       "ORDER BY line DESC LIMIT :limit",
                       soci::use(import_id, "id"), soci::use(line, "line"), soci::use(limit, "limit"));
}

void set_outcome(UnitOfWork& uow, const std::string& import_id, const ImportRow& row) {
    sql::query(uow,
               "UPDATE dir_import_row SET fate = :fate, target = :target, plan = :plan, outcome = :outcome, "
               "before_state = :before WHERE import_id = :id AND line = :line"),
        soci::use(row.fate, "fate"), soci::use(row.target, "target"), soci::use(row.plan, "plan"),
        soci::use(row.outcome, "outcome"), soci::use(row.before_state, "before"), soci::use(import_id, "id"),
        soci::use(row.line, "line");
}

std::vector<FateCount> count_fates(UnitOfWork& uow, const std::string& import_id) {
    std::vector<FateCount> counts;
    CountFields row;
    rows::each(
        uow,
        "SELECT fate, outcome, COUNT(*) FROM dir_import_row WHERE import_id = :id GROUP BY fate, outcome "
        "ORDER BY fate, outcome",
        row, [&] { counts.push_back(row.value); }, soci::use(import_id, "id"));
    return counts;
}

Answers answers_of(UnitOfWork& uow, const std::string& import_id) {
    Answers answers;
    TwoTexts row;
    rows::each(
        uow, "SELECT doubt, answer FROM dir_import_answer WHERE import_id = :id", row,
        [&] { answers[row.first] = row.second; }, soci::use(import_id, "id"));
    return answers;
}

void put_answer(UnitOfWork& uow, const std::string& import_id, const std::string& doubt,
                const std::string& answer) {
    const auto question = sha256_hex(doubt);
    const auto touched = rows::run(
        uow, "UPDATE dir_import_answer SET answer = :answer WHERE import_id = :id AND question = :question",
        soci::use(answer, "answer"), soci::use(import_id, "id"), soci::use(question, "question"));
    if (touched > 0) return;
    sql::query(uow,
               "INSERT INTO dir_import_answer (import_id, question, doubt, answer) "
               "VALUES (:id, :question, :doubt, :answer)"),
        soci::use(import_id, "id"), soci::use(question, "question"), soci::use(doubt, "doubt"),
        soci::use(answer, "answer");
}

void remove_answers(UnitOfWork& uow, const std::string& import_id) {
    sql::query(uow, "DELETE FROM dir_import_answer WHERE import_id = :id"), soci::use(import_id, "id");
}

std::vector<std::string> kept_states(UnitOfWork& uow, const std::string& import_id) {
    std::vector<std::string> all;
    rows::One row;
    rows::each(
        uow, "SELECT before_state FROM dir_import_row WHERE import_id = :id AND outcome = 'applied'", row,
        [&] { all.push_back(row.text); }, soci::use(import_id, "id"));
    return all;
}

std::unordered_map<std::string, std::vector<std::string>> all_aliases(UnitOfWork& uow) {
    std::unordered_map<std::string, std::vector<std::string>> aliases;
    TwoTexts row;
    rows::each(uow, "SELECT party, text FROM dir_alias ORDER BY party, text", row,
               [&] { aliases[row.first].push_back(row.second); });
    return aliases;
}

Catalogue load_catalogue(UnitOfWork& uow, Kind kind, const std::unordered_set<std::string>& made) {
    const auto aliases = all_aliases(uow);
    const auto posts = all_posts(uow);
    Catalogue catalogue;
    const auto add = [&](auto party, const std::string& ref) {
        if (const auto found = aliases.find(ref); found != aliases.end()) party.aliases = found->second;
        if (const auto found = posts.find(party.id); found != posts.end()) party.post = found->second;
        catalogue.add(std::move(party),
                      made.count(ref) > 0 ? Catalogue::From::import : Catalogue::From::directory);
    };
    if (kind == Kind::organisations) {
        for (const auto& one : all_organisations(uow)) add(one, organisation_ref(one.id));
        return catalogue;
    }
    for (const auto& one : all_cities(uow)) add(one, city_ref(one.id));
    if (kind == Kind::cities) return catalogue;
    for (const auto& one : all_people(uow)) add(one, person_ref(one.id));
    for (auto& one : all_mandates(uow)) catalogue.add(std::move(one));
    return catalogue;
}

}  // namespace plenaria::directory::import
