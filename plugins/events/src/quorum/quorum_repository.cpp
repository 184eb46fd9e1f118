// SPDX-License-Identifier: EUPL-1.2
#include "quorum_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

Quorum quorum_of(UnitOfWork& uow, const std::string& session) {
    Quorum quorum{.session_id = session};
    sql::query(uow, "SELECT needed, revision FROM evt_quorum WHERE session_id = :session"),
        soci::use(session, "session"), soci::into(quorum.needed), soci::into(quorum.revision);
    return quorum;
}

bool store(UnitOfWork& uow, const Quorum& quorum) {
    if (quorum.revision == 0) {
        if (quorum_of(uow, quorum.session_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO evt_quorum (session_id, needed, revision) VALUES (:session, :needed, 1)"),
            soci::use(quorum.session_id, "session"), soci::use(quorum.needed, "needed");
        return true;
    }
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE evt_quorum SET needed = :needed, revision = revision + 1 "
                                           "WHERE session_id = :session AND revision = :revision"),
                              soci::use(quorum.needed, "needed"), soci::use(quorum.session_id, "session"),
                              soci::use(quorum.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<std::string> sessions_with_quorum(UnitOfWork& uow, const std::string& edition) {
    std::vector<std::string> found;
    std::string session;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT q.session_id FROM evt_quorum q JOIN evt_session s ON s.id = q.session_id "
                      "WHERE s.edition_id = :edition AND q.needed > 0"),
         soci::use(edition, "edition"), soci::into(session));
    select.execute();
    while (select.fetch()) found.push_back(session);
    return found;
}

std::vector<DelegationThere> delegations_there(UnitOfWork& uow, const std::string& edition) {
    std::vector<DelegationThere> found;
    DelegationThere row;
    int people = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT d.party, COUNT(s.id) FROM evt_delegation d "
                      "LEFT JOIN evt_delegate p ON p.delegation_id = d.id "
                      "LEFT JOIN evt_scan s ON s.edition_id = d.edition_id AND s.delegate_id = p.id "
                      "AND s.outcome = 'admitted' AND s.undone_at = '' "
                      "WHERE d.edition_id = :edition AND d.answer IN ('accepted', 'deputy') "
                      "AND d.waiting_number = 0 GROUP BY d.id, d.party"),
         soci::use(edition, "edition"), soci::into(row.party), soci::into(people));
    select.execute();
    while (select.fetch()) {
        row.is_there = people > 0;
        found.push_back(row);
    }
    return found;
}

std::vector<DelegationThere> delegations_in_session(UnitOfWork& uow, const std::string& edition,
                                                    const std::string& session) {
    std::vector<DelegationThere> found;
    DelegationThere row;
    int people = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT d.party, COUNT(r.id) FROM evt_delegation d "
                      "LEFT JOIN evt_delegate p ON p.delegation_id = d.id "
                      "LEFT JOIN evt_room_scan r ON r.edition_id = d.edition_id AND r.session_id = :session "
                      "AND r.outcome = 'admitted' AND r.holder_id = p.id AND r.undone_at = '' "
                      "WHERE d.edition_id = :edition AND d.answer IN ('accepted', 'deputy') "
                      "AND d.waiting_number = 0 GROUP BY d.id, d.party"),
         soci::use(session, "session"), soci::use(edition, "edition"), soci::into(row.party),
         soci::into(people));
    select.execute();
    while (select.fetch()) {
        row.is_there = people > 0;
        found.push_back(row);
    }
    return found;
}

}  // namespace plenaria::events
