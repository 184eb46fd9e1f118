// SPDX-License-Identifier: EUPL-1.2
#include "procedure_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../instant_text.hpp"

namespace plenaria::statements {

namespace {

#define STM_PROCEDURE_COLUMNS                                                                          \
    "SELECT id, statement_id, version_id, hash, kind, group_name, group_ref, needs, at_least, state, " \
    "deadline_at, zone, reminder_days, created_at, created_by, opened_at, ended_at, ended_because, "   \
    "proceeded_at, proceeded_by, proceeded_because, revision FROM stm_procedure "

std::vector<Procedure> select_procedures(UnitOfWork& uow, sql::Text text, std::string_view value) {
    const std::string wanted(value);
    Procedure row;
    std::string kind, needs, state, deadline, created, opened, ended, proceeded;
    soci::statement select =
        (sql::prepare(uow, text), soci::use(wanted, "value"), soci::into(row.id),
         soci::into(row.statement_id), soci::into(row.version_id), soci::into(row.hash), soci::into(kind),
         soci::into(row.group_name), soci::into(row.group_ref), soci::into(needs), soci::into(row.at_least),
         soci::into(state), soci::into(deadline), soci::into(row.zone), soci::into(row.reminder_days),
         soci::into(created), soci::into(row.created_by), soci::into(opened), soci::into(ended),
         soci::into(row.ended_because), soci::into(proceeded), soci::into(row.proceeded_by),
         soci::into(row.proceeded_because), soci::into(row.revision));
    select.execute();
    std::vector<Procedure> all;
    while (select.fetch()) {
        row.kind = parse_procedure_kind(kind).value();
        row.needs = parse_needs(needs).value();
        row.state = parse_procedure_state(state).value();
        row.deadline = parse_instant(deadline).value();
        row.created_at = parse_instant(created).value();
        row.opened_at = parse_instant(opened);
        row.ended_at = parse_instant(ended);
        row.proceeded_at = parse_instant(proceeded);
        all.push_back(row);
    }
    return all;
}

}  // namespace

std::optional<Procedure> find_procedure(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(select_procedures(uow, STM_PROCEDURE_COLUMNS "WHERE id = :value", id));
}

std::vector<Procedure> procedures_of_version(UnitOfWork& uow, std::string_view version_id) {
    return select_procedures(uow, STM_PROCEDURE_COLUMNS "WHERE version_id = :value ORDER BY id DESC",
                             version_id);
}

std::vector<Procedure> procedures_under_way(UnitOfWork& uow) {
    return select_procedures(uow,
                             STM_PROCEDURE_COLUMNS
                             "WHERE state IN ('draft', 'open') AND id <> :value ORDER BY deadline_at, id",
                             "");
}

bool has_open_procedure(UnitOfWork& uow, std::string_view statement_id) {
    return !select_procedures(uow, STM_PROCEDURE_COLUMNS "WHERE statement_id = :value AND state = 'open'",
                              statement_id)
                .empty();
}

void insert(UnitOfWork& uow, const Procedure& procedure) {
    const std::string kind(to_text(procedure.kind)), needs(to_text(procedure.needs)),
        state(to_text(procedure.state));
    const auto deadline = to_text(procedure.deadline), created = to_text(procedure.created_at);
    sql::query(uow,
               "INSERT INTO stm_procedure (id, statement_id, version_id, hash, kind, group_name, group_ref, "
               "needs, at_least, state, deadline_at, zone, reminder_days, created_at, created_by, opened_at, "
               "ended_at, ended_because, proceeded_at, proceeded_by, proceeded_because, revision) VALUES "
               "(:id, :statement, :version, :hash, :kind, :name, :ref, :needs, :least, :state, :deadline, "
               ":zone, :days, :created, :by, '', '', '', '', '', '', 1)"),
        soci::use(procedure.id, "id"), soci::use(procedure.statement_id, "statement"),
        soci::use(procedure.version_id, "version"), soci::use(procedure.hash, "hash"),
        soci::use(kind, "kind"), soci::use(procedure.group_name, "name"),
        soci::use(procedure.group_ref, "ref"), soci::use(needs, "needs"),
        soci::use(procedure.at_least, "least"), soci::use(state, "state"), soci::use(deadline, "deadline"),
        soci::use(procedure.zone, "zone"), soci::use(procedure.reminder_days, "days"),
        soci::use(created, "created"), soci::use(procedure.created_by, "by");
}

void hold_procedure(UnitOfWork& uow, std::string_view id) {
    const std::string wanted(id);
    sql::query(uow,
               "UPDATE stm_statement SET revision = revision WHERE id = (SELECT statement_id FROM "
               "stm_procedure WHERE id = :id)"),
        soci::use(wanted, "id");
    sql::query(uow, "UPDATE stm_procedure SET revision = revision WHERE id = :id"), soci::use(wanted, "id");
}

void update(UnitOfWork& uow, const Procedure& procedure) {
    const std::string state(to_text(procedure.state));
    const auto deadline = to_text(procedure.deadline), opened = text_or_empty(procedure.opened_at),
               ended = text_or_empty(procedure.ended_at), proceeded = text_or_empty(procedure.proceeded_at);
    sql::query(uow,
               "UPDATE stm_procedure SET state = :state, deadline_at = :deadline, opened_at = :opened, "
               "ended_at = :ended, ended_because = :because, proceeded_at = :proceeded, proceeded_by = :by, "
               "proceeded_because = :why, revision = revision + 1 WHERE id = :id"),
        soci::use(state, "state"), soci::use(deadline, "deadline"), soci::use(opened, "opened"),
        soci::use(ended, "ended"), soci::use(procedure.ended_because, "because"),
        soci::use(proceeded, "proceeded"), soci::use(procedure.proceeded_by, "by"),
        soci::use(procedure.proceeded_because, "why"), soci::use(procedure.id, "id");
}

std::vector<GivenAnswer> given_answers(UnitOfWork& uow, std::string_view procedure_id) {
    const std::string of(procedure_id);
    GivenAnswer row;
    std::string verdict, at;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, procedure_id, member_id, verdict, words, said_by, hash, language, "
                      "answered_at FROM stm_procedure_answer WHERE procedure_id = :of ORDER BY id"),
         soci::use(of, "of"), soci::into(row.id), soci::into(row.procedure_id), soci::into(row.member_id),
         soci::into(verdict), soci::into(row.words), soci::into(row.said_by), soci::into(row.hash),
         soci::into(row.language), soci::into(at));
    select.execute();
    std::vector<GivenAnswer> all;
    while (select.fetch()) {
        row.verdict = parse_verdict(verdict).value();
        row.answered_at = parse_instant(at).value();
        all.push_back(row);
    }
    return all;
}

void insert(UnitOfWork& uow, const GivenAnswer& answer) {
    const std::string verdict(to_text(answer.verdict));
    const auto at = to_text(answer.answered_at);
    sql::query(
        uow,
        "INSERT INTO stm_procedure_answer (id, procedure_id, member_id, verdict, words, said_by, hash, "
        "language, answered_at) VALUES (:id, :of, :member, :verdict, :words, :by, :hash, :language, "
        ":at)"),
        soci::use(answer.id, "id"), soci::use(answer.procedure_id, "of"),
        soci::use(answer.member_id, "member"), soci::use(verdict, "verdict"),
        soci::use(answer.words, "words"), soci::use(answer.said_by, "by"), soci::use(answer.hash, "hash"),
        soci::use(answer.language, "language"), soci::use(at, "at");
}

std::vector<Extension> procedure_extensions(UnitOfWork& uow, std::string_view procedure_id) {
    const std::string of(procedure_id);
    std::string from_at, to_at, reason, at, by;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT from_at, to_at, reason, extended_at, extended_by FROM stm_procedure_extension "
                      "WHERE procedure_id = :of ORDER BY id"),
         soci::use(of, "of"), soci::into(from_at), soci::into(to_at), soci::into(reason), soci::into(at),
         soci::into(by));
    select.execute();
    std::vector<Extension> all;
    while (select.fetch())
        all.push_back({.from = parse_instant(from_at).value(),
                       .to = parse_instant(to_at).value(),
                       .reason = reason,
                       .extended_at = parse_instant(at).value(),
                       .extended_by = by});
    return all;
}

void insert_procedure_extension(UnitOfWork& uow, std::string_view procedure_id, const Extension& extension) {
    const std::string id = new_id(), of(procedure_id);
    const auto from = to_text(extension.from), to = to_text(extension.to),
               at = to_text(extension.extended_at);
    sql::query(uow,
               "INSERT INTO stm_procedure_extension (id, procedure_id, from_at, to_at, reason, extended_at, "
               "extended_by) VALUES (:id, :of, :from_at, :to_at, :reason, :at, :by)"),
        soci::use(id, "id"), soci::use(of, "of"), soci::use(from, "from_at"), soci::use(to, "to_at"),
        soci::use(extension.reason, "reason"), soci::use(at, "at"), soci::use(extension.extended_by, "by");
}

}  // namespace plenaria::statements
