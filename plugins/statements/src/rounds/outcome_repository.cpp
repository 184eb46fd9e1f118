// SPDX-License-Identifier: EUPL-1.2
#include "outcome_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::statements {

std::vector<UntoldOffice> untold_offices(UnitOfWork& uow, std::string_view statement_id) {
    const std::string statement(statement_id);
    UntoldOffice row;
    std::string name;
    std::vector<UntoldOffice> offices;
    soci::statement rows =
        (sql::prepare(uow,
                      "SELECT DISTINCT o.round_id, o.party, o.party_name FROM stm_point p "
                      "JOIN stm_decision d ON d.id = p.decision_id JOIN stm_office o ON o.id = p.office_id "
                      "WHERE p.statement_id = :statement AND p.told_at = '' AND p.superseded_at = '' "
                      "AND d.settled_in <> '' AND o.address <> '' ORDER BY o.round_id, o.party_name"),
         soci::use(statement, "statement"), soci::into(row.round_id), soci::into(row.party),
         soci::into(name));
    rows.execute();
    while (rows.fetch()) offices.push_back(row);
    return offices;
}

std::vector<std::pair<std::string, int>> untold_counts(UnitOfWork& uow) {
    std::pair<std::string, int> row;
    std::vector<std::pair<std::string, int>> counts;
    soci::statement rows =
        (sql::prepare(
             uow,
             "SELECT p.statement_id, COUNT(DISTINCT p.office_id) FROM stm_point p "
             "JOIN stm_decision d ON d.id = p.decision_id JOIN stm_office o ON o.id = p.office_id "
             "WHERE p.told_at = '' AND p.decision_id <> '' AND p.superseded_at = '' "
             "AND d.settled_in <> '' AND o.address <> '' GROUP BY p.statement_id ORDER BY p.statement_id"),
         soci::into(row.first), soci::into(row.second));
    rows.execute();
    while (rows.fetch()) counts.push_back(row);
    return counts;
}

std::map<std::string, std::string> untold_points(UnitOfWork& uow, std::string_view office_id) {
    const std::string office(office_id);
    std::string id, reason;
    std::map<std::string, std::string> points;
    soci::statement rows =
        (sql::prepare(uow,
                      "SELECT p.id, d.reason FROM stm_point p JOIN stm_decision d ON d.id = p.decision_id "
                      "WHERE p.office_id = :office AND p.told_at = '' AND p.superseded_at = '' "
                      "AND d.settled_in <> ''"),
         soci::use(office, "office"), soci::into(id), soci::into(reason));
    rows.execute();
    while (rows.fetch()) points.emplace(id, reason);
    return points;
}

void set_told(UnitOfWork& uow, std::string_view office_id, Instant at) {
    const std::string office(office_id), now = to_text(at);
    sql::query(uow,
               "UPDATE stm_point SET told_at = :now WHERE office_id = :office AND told_at = '' AND "
               "superseded_at = '' AND decision_id IN (SELECT id FROM stm_decision WHERE settled_in <> '')"),
        soci::use(now, "now"), soci::use(office, "office");
}

}  // namespace plenaria::statements
