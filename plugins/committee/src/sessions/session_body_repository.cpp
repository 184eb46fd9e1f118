// SPDX-License-Identifier: EUPL-1.2
#include "session_body_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::sessions {

std::string body_meeting_in(UnitOfWork& uow, const std::string& session_id) {
    std::string body;
    sql::query(uow, "SELECT body_id FROM cmt_session_body WHERE session_id = :session"),
        soci::use(session_id, "session"), soci::into(body);
    return body;
}

std::vector<std::string> sessions_of_body(UnitOfWork& uow, const std::string& body_id) {
    std::string session;
    std::vector<std::string> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT session_id FROM cmt_session_body WHERE body_id = :body ORDER BY session_id"),
         soci::use(body_id, "body"), soci::into(session));
    select.execute();
    while (select.fetch()) all.push_back(session);
    return all;
}

void insert_session_body(UnitOfWork& uow, const std::string& session_id, const std::string& body_id) {
    sql::query(uow, "INSERT INTO cmt_session_body (session_id, body_id) VALUES (:session, :body)"),
        soci::use(session_id, "session"), soci::use(body_id, "body");
}

void remove_session_body(UnitOfWork& uow, const std::string& session_id) {
    sql::query(uow, "DELETE FROM cmt_session_body WHERE session_id = :session"),
        soci::use(session_id, "session");
}

}  // namespace plenaria::committee::sessions
