// SPDX-License-Identifier: EUPL-1.2
#include "booth_change_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

void note_booth_change(UnitOfWork& uow, const std::string& session, const std::string& person, bool left) {
    const auto at = left ? to_text(uow.now()) : std::string();
    soci::statement again = (sql::prepare(uow,
                                          "UPDATE evt_booth_change SET changes = changes + 1, left_at = :at "
                                          "WHERE session_id = :session AND person_ref = :person"),
                             soci::use(at, "at"), soci::use(session, "session"), soci::use(person, "person"));
    again.execute(true);
    // Whoever comes in for the first time changes nothing that a calendar has.
    if (again.get_affected_rows() > 0 || !left) return;
    sql::query(uow,
               "INSERT INTO evt_booth_change (session_id, person_ref, changes, left_at) "
               "VALUES (:session, :person, 1, :at)"),
        soci::use(session, "session"), soci::use(person, "person"), soci::use(at, "at");
}

}  // namespace

std::set<std::string> people_in_booths(UnitOfWork& uow, const std::string& session) {
    std::set<std::string> people;
    std::string person;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT i.person_ref FROM evt_session_interpreter t "
                      "JOIN evt_interpreter i ON i.id = t.interpreter_id "
                      "WHERE t.session_id = :session AND i.removed_at = '' AND i.person_ref <> ''"),
         soci::use(session, "session"), soci::into(person));
    select.execute();
    while (select.fetch()) people.insert(person);
    return people;
}

void note_booth_changes(UnitOfWork& uow, const std::string& session, const std::set<std::string>& before) {
    const auto now = people_in_booths(uow, session);
    for (const auto& person : before)
        if (!now.contains(person)) note_booth_change(uow, session, person, true);
    for (const auto& person : now)
        if (!before.contains(person)) note_booth_change(uow, session, person, false);
}

std::vector<BoothChange> booth_changes_of(UnitOfWork& uow, const std::string& edition,
                                          const std::string& person) {
    std::vector<BoothChange> found;
    BoothChange row;
    std::string left_at;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT b.session_id, b.changes, b.left_at FROM evt_booth_change b "
                      "JOIN evt_session s ON s.id = b.session_id "
                      "WHERE s.edition_id = :edition AND b.person_ref = :person"),
         soci::use(edition, "edition"), soci::use(person, "person"), soci::into(row.session_id),
         soci::into(row.changes), soci::into(left_at));
    select.execute();
    while (select.fetch()) {
        row.left_at = left_at.empty() ? std::nullopt : parse_instant(left_at);
        found.push_back(row);
    }
    return found;
}

std::vector<std::string> sessions_of_interpreter(UnitOfWork& uow, const std::string& interpreter) {
    std::vector<std::string> found;
    std::string session;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT session_id FROM evt_session_interpreter "
                                           "WHERE interpreter_id = :interpreter"),
                              soci::use(interpreter, "interpreter"), soci::into(session));
    select.execute();
    while (select.fetch()) found.push_back(session);
    return found;
}

}  // namespace plenaria::events
