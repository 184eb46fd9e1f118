// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sql.hpp>

#include "../review/point_repository.hpp"

namespace plenaria::statements {

namespace {

std::vector<Decision> select_decisions(UnitOfWork& uow, sql::Text text, std::string_view value) {
    Decision row;
    std::string outcome, at;
    const std::string wanted(value);
    std::vector<Decision> decisions;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(wanted, "value"), soci::into(row.id),
         soci::into(row.statement_id), soci::into(row.paragraph_id), soci::into(outcome),
         soci::into(row.before), soci::into(row.after), soci::into(row.reason), soci::into(at),
         soci::into(row.decided_by), soci::into(row.settled_in));
    statement.execute();
    while (statement.fetch()) {
        row.outcome = parse_point_state(outcome).value();
        row.decided_at = parse_instant(at).value();
        decisions.push_back(row);
    }
    return decisions;
}

}  // namespace

std::vector<std::pair<std::string, int>> undecided_counts(UnitOfWork& uow) {
    std::string statement;
    int count = 0;
    std::vector<std::pair<std::string, int>> counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT statement_id, COUNT(*) FROM stm_point WHERE superseded_at = '' "
                      "AND state IN ('open', 'discussed') AND kind <> 'agreement' "
                      "GROUP BY statement_id"),
         soci::into(statement), soci::into(count));
    select.execute();
    while (select.fetch()) counts.emplace_back(statement, count);
    return counts;
}

std::optional<Decision> find_decision(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(select_decisions(
        uow,
        "SELECT id, statement_id, paragraph_id, outcome, before_text, after_text, reason, decided_at, "
        "decided_by, settled_in FROM stm_decision WHERE id = :value AND undone_at = ''",
        id));
}

std::vector<Decision> decisions_of(UnitOfWork& uow, std::string_view statement_id) {
    return select_decisions(
        uow,
        "SELECT id, statement_id, paragraph_id, outcome, before_text, after_text, reason, decided_at, "
        "decided_by, settled_in FROM stm_decision WHERE statement_id = :value AND undone_at = '' "
        "ORDER BY decided_at, id",
        statement_id);
}

void insert(UnitOfWork& uow, const Decision& decision) {
    const std::string outcome(to_text(decision.outcome)), at = to_text(decision.decided_at);
    sql::query(
        uow,
        "INSERT INTO stm_decision (id, statement_id, paragraph_id, outcome, before_text, after_text, reason, "
        "decided_at, decided_by, undone_at, undone_by, settled_in) VALUES (:id, :statement, :paragraph, "
        ":outcome, :before_text, :after_text, :reason, :at, :by, '', '', '')"),
        soci::use(decision.id, "id"), soci::use(decision.statement_id, "statement"),
        soci::use(decision.paragraph_id, "paragraph"), soci::use(outcome, "outcome"),
        soci::use(decision.before, "before_text"), soci::use(decision.after, "after_text"),
        soci::use(decision.reason, "reason"), soci::use(at, "at"), soci::use(decision.decided_by, "by");
}

void set_undone(UnitOfWork& uow, std::string_view decision_id, Instant at, std::string_view by) {
    const std::string id(decision_id), text = to_text(at), who(by);
    sql::query(uow, "UPDATE stm_decision SET undone_at = :at, undone_by = :by WHERE id = :id"),
        soci::use(text, "at"), soci::use(who, "by"), soci::use(id, "id");
}

void settle(UnitOfWork& uow, std::string_view statement_id, std::string_view version_id) {
    const std::string statement(statement_id), version(version_id);
    sql::query(uow,
               "UPDATE stm_decision SET settled_in = :version "
               "WHERE statement_id = :statement AND settled_in = '' AND undone_at = ''"),
        soci::use(version, "version"), soci::use(statement, "statement");
}

}  // namespace plenaria::statements
