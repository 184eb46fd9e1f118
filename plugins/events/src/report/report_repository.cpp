// SPDX-License-Identifier: EUPL-1.2
#include "report_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

// Heads and members who come and have places, each with whether their badge let them in.
#define EVT_PEOPLE_COUNTS                                                                                    \
    "d.region, d.language, p.role, p.gender, COUNT(*), SUM(CASE WHEN EXISTS (SELECT 1 FROM evt_scan s "      \
    "WHERE "                                                                                                 \
    "s.edition_id = d.edition_id AND s.delegate_id = p.id AND s.outcome = 'admitted' AND s.undone_at = '') " \
    "THEN 1 ELSE 0 END) FROM evt_delegation d JOIN evt_delegate p ON p.delegation_id = d.id "                \
    "WHERE d.edition_id = :edition AND d.answer IN ('accepted', 'deputy') AND d.waiting_number = 0 "         \
    "AND d.asked_again_at = '' AND p.role <> 'substitute' GROUP BY d.region, d.language, p.role, p.gender"

std::vector<PeopleCount> fetch_people_counts(UnitOfWork& uow, sql::Text text, const std::string& edition) {
    PeopleCount row;
    std::vector<PeopleCount> counts;
    soci::statement select = (sql::prepare(uow, text), soci::use(edition, "edition"), soci::into(row.region),
                              soci::into(row.language), soci::into(row.role), soci::into(row.gender),
                              soci::into(row.people), soci::into(row.present));
    select.execute();
    while (select.fetch()) counts.push_back(row);
    return counts;
}

}  // namespace

std::vector<OfficeCount> count_offices(UnitOfWork& uow, const std::string& edition) {
    OfficeCount row;
    std::vector<OfficeCount> counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT region, CASE WHEN asked_again_at <> '' THEN 'none' "
                      "WHEN answer IN ('accepted', 'deputy') AND waiting_number > 0 THEN 'waiting' "
                      "ELSE answer END AS said, COUNT(*) FROM evt_delegation "
                      "WHERE edition_id = :edition AND (invited_at <> '' OR answer <> 'none') "
                      "GROUP BY region, said"),
         soci::use(edition, "edition"), soci::into(row.region), soci::into(row.answer),
         soci::into(row.offices));
    select.execute();
    while (select.fetch()) counts.push_back(row);
    return counts;
}

std::vector<PeopleCount> count_people(UnitOfWork& uow, const std::string& edition) {
    return fetch_people_counts(uow, "SELECT " EVT_PEOPLE_COUNTS, edition);
}

std::vector<PeopleCount> kept_people(UnitOfWork& uow, const std::string& edition) {
    return fetch_people_counts(uow,
                               "SELECT region, language, role, gender, people, present FROM evt_kept_people "
                               "WHERE edition_id = :edition",
                               edition);
}

void keep_counts_of_people(UnitOfWork& uow, const std::string& edition) {
    const auto counts = count_people(uow, edition);
    sql::query(uow, "DELETE FROM evt_kept_people WHERE edition_id = :edition"), soci::use(edition, "edition");
    for (const auto& each : counts)
        sql::query(
            uow,
            "INSERT INTO evt_kept_people (edition_id, region, language, role, gender, people, present) "
            "VALUES (:edition, :region, :language, :role, :gender, :people, :present)"),
            soci::use(edition, "edition"), soci::use(each.region, "region"),
            soci::use(each.language, "language"), soci::use(each.role, "role"),
            soci::use(each.gender, "gender"), soci::use(each.people, "people"),
            soci::use(each.present, "present");
}

long long count_scanned(UnitOfWork& uow, const std::string& edition, Instant from, Instant until) {
    const auto begin = to_text(from), end = to_text(until);
    long long count = 0;
    sql::query(uow,
               "SELECT COUNT(DISTINCT delegate_id) FROM evt_scan WHERE edition_id = :edition AND "
               "scanned_at >= :begins AND scanned_at < :ends AND outcome IN ('admitted', 'already') "
               "AND undone_at = ''"),
        soci::use(edition, "edition"), soci::use(begin, "begins"), soci::use(end, "ends"), soci::into(count);
    return count;
}

std::vector<std::pair<std::string, Titles>> titles_of_scanned(UnitOfWork& uow, const std::string& edition) {
    std::string id, original, language, title;
    std::vector<std::pair<std::string, Titles>> found;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT s.id, s.original_language, t.language, t.title FROM evt_room_count c "
             "JOIN evt_session s ON s.id = c.session_id AND s.removed_at = '' "
             "JOIN evt_title t ON t.subject_id = s.id WHERE c.edition_id = :edition AND c.people > 0 "
             "ORDER BY s.starts_at, s.id"),
         soci::use(edition, "edition"), soci::into(id), soci::into(original), soci::into(language),
         soci::into(title));
    select.execute();
    while (select.fetch()) {
        if (found.empty() || found.back().first != id)
            found.push_back({id, {.original = original, .texts = {}}});
        found.back().second.texts[language] = title;
    }
    return found;
}

std::vector<SpeakerRole> speakers_of(UnitOfWork& uow, const std::string& edition) {
    SpeakerRole row;
    std::vector<SpeakerRole> speakers;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT DISTINCT p.person_ref, p.role FROM evt_session s "
                      "JOIN evt_session_person p ON p.session_id = s.id WHERE s.edition_id = :edition "
                      "AND s.removed_at = '' AND s.state = 'planned' "
                      "AND p.role IN ('chair', 'moderator', 'speaker', 'rapporteur') "
                      "ORDER BY p.person_ref, p.role"),
         soci::use(edition, "edition"), soci::into(row.ref), soci::into(row.role));
    select.execute();
    while (select.fetch()) speakers.push_back(row);
    return speakers;
}

std::vector<SessionCount> count_sessions(UnitOfWork& uow, const std::string& edition, Instant now) {
    const auto instant = to_text(now);
    SessionCount row;
    std::vector<SessionCount> counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT kind, CASE WHEN state = 'cancelled' THEN 'cancelled' WHEN ends_at <= :now "
                      "THEN 'held' ELSE 'to_come' END AS holding, COUNT(*) FROM evt_session "
                      "WHERE edition_id = :edition AND removed_at = '' AND state IN ('planned', 'cancelled') "
                      "GROUP BY kind, holding"),
         soci::use(instant, "now"), soci::use(edition, "edition"), soci::into(row.kind),
         soci::into(row.holding), soci::into(row.sessions));
    select.execute();
    while (select.fetch()) counts.push_back(row);
    return counts;
}

std::vector<FloorCount> count_floor(UnitOfWork& uow, const std::string& edition) {
    FloorCount row;
    std::vector<FloorCount> counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT r.who_ref, r.region, SUM(r.spent) FROM evt_session s "
                      "JOIN evt_floor_request r ON r.session_id = s.id WHERE s.edition_id = :edition "
                      "AND s.removed_at = '' AND r.spent > 0 GROUP BY r.who_ref, r.region "
                      "ORDER BY r.who_ref, r.region"),
         soci::use(edition, "edition"), soci::into(row.ref), soci::into(row.region), soci::into(row.seconds));
    select.execute();
    while (select.fetch()) counts.push_back(row);
    return counts;
}

}  // namespace plenaria::events
