// SPDX-License-Identifier: EUPL-1.2
#include "personal_calendar_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

std::vector<PersonalCalendar> personal_calendars_of(UnitOfWork& uow, const std::string& edition_id) {
    PersonalCalendar calendar{.edition_id = edition_id};
    std::string made_at;
    std::vector<PersonalCalendar> calendars;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, person_ref, made_at, made_by FROM evt_personal_calendar "
                      "WHERE edition_id = :edition"),
         soci::use(edition_id, "edition"), soci::into(calendar.id), soci::into(calendar.person_ref),
         soci::into(made_at), soci::into(calendar.made_by));
    select.execute();
    while (select.fetch()) {
        calendar.made_at = parse_instant(made_at).value();
        calendars.push_back(calendar);
    }
    return calendars;
}

std::optional<PersonalCalendar> find_by_secret_hash(UnitOfWork& uow, const std::string& hash) {
    PersonalCalendar calendar;
    std::string made_at;
    sql::query(uow,
               "SELECT id, edition_id, person_ref, made_at, made_by FROM evt_personal_calendar "
               "WHERE secret_hash = :hash"),
        soci::use(hash, "hash"), soci::into(calendar.id), soci::into(calendar.edition_id),
        soci::into(calendar.person_ref), soci::into(made_at), soci::into(calendar.made_by);
    if (!uow.session().got_data()) return std::nullopt;
    calendar.made_at = parse_instant(made_at).value();
    return calendar;
}

void insert(UnitOfWork& uow, const PersonalCalendar& calendar, const std::string& secret_hash) {
    const auto at = to_text(calendar.made_at);
    sql::query(
        uow,
        "INSERT INTO evt_personal_calendar (id, edition_id, person_ref, secret_hash, made_at, made_by) "
        "VALUES (:id, :edition, :person, :hash, :at, :by_whom)"),
        soci::use(calendar.id, "id"), soci::use(calendar.edition_id, "edition"),
        soci::use(calendar.person_ref, "person"), soci::use(secret_hash, "hash"), soci::use(at, "at"),
        soci::use(calendar.made_by, "by_whom");
}

bool drop_personal_calendar(UnitOfWork& uow, const std::string& edition_id, const std::string& person_ref) {
    soci::statement drop =
        (sql::prepare(
             uow, "DELETE FROM evt_personal_calendar WHERE edition_id = :edition AND person_ref = :person"),
         soci::use(edition_id, "edition"), soci::use(person_ref, "person"));
    drop.execute(true);
    return drop.get_affected_rows() > 0;
}

bool is_in_programme(UnitOfWork& uow, const std::string& edition_id, const std::string& person_ref) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_session s JOIN evt_session_person p ON p.session_id = s.id "
               "WHERE s.edition_id = :edition AND s.removed_at = '' AND p.person_ref = :person"),
        soci::use(edition_id, "edition"), soci::use(person_ref, "person"), soci::into(count);
    if (count > 0) return true;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_interpreter i "
               "JOIN evt_session_interpreter t ON t.interpreter_id = i.id "
               "JOIN evt_session s ON s.id = t.session_id WHERE i.edition_id = :edition "
               "AND i.removed_at = '' AND s.removed_at = '' AND i.person_ref = :person"),
        soci::use(edition_id, "edition"), soci::use(person_ref, "person"), soci::into(count);
    return count > 0;
}

}  // namespace plenaria::events
