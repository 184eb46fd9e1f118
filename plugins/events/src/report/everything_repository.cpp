// SPDX-License-Identifier: EUPL-1.2
#include "everything_repository.hpp"

#include <plenaria/sql.hpp>

#include "row_stream.hpp"

namespace plenaria::events {

std::vector<DelegationLineRow> delegation_page(UnitOfWork& uow, const std::string& edition,
                                               const std::string& after) {
    DelegationLineRow row;
    std::vector<DelegationLineRow> page;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, party_name, iso2, region, language, answer, invited_at, answered_at, "
                      "asked_again_at, note, quota, waiting_number FROM evt_delegation "
                      "WHERE edition_id = :edition AND id > :after ORDER BY id LIMIT :most"),
         soci::use(edition, "edition"), soci::use(after, "after"), soci::use(rows_of_a_page, "most"),
         soci::into(row.id), soci::into(row.name), soci::into(row.iso2), soci::into(row.region),
         soci::into(row.language), soci::into(row.answer), soci::into(row.invited_at),
         soci::into(row.answered_at), soci::into(row.asked_again_at), soci::into(row.note),
         soci::into(row.quota), soci::into(row.waiting_number));
    select.execute();
    while (select.fetch()) page.push_back(row);
    return page;
}

std::vector<DelegateLineRow> delegate_page(UnitOfWork& uow, const std::string& edition,
                                           const std::string& after) {
    DelegateLineRow row;
    std::vector<DelegateLineRow> page;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.id, d.party_name, d.iso2, d.region, d.language, p.role, p.name, p.post "
                      "FROM evt_delegation d JOIN evt_delegate p ON p.delegation_id = d.id "
                      "WHERE d.edition_id = :edition AND p.id > :after ORDER BY p.id LIMIT :most"),
         soci::use(edition, "edition"), soci::use(after, "after"), soci::use(rows_of_a_page, "most"),
         soci::into(row.id), soci::into(row.delegation), soci::into(row.iso2), soci::into(row.region),
         soci::into(row.language), soci::into(row.role), soci::into(row.name), soci::into(row.post));
    select.execute();
    while (select.fetch()) page.push_back(row);
    return page;
}

std::vector<ScanLineRow> scan_page(UnitOfWork& uow, const std::string& edition, const std::string& after) {
    ScanLineRow row;
    std::vector<ScanLineRow> page;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT s.id, COALESCE(d.party_name, ''), COALESCE(p.name, ''), s.outcome, s.scanned_at, "
             "s.scanned_by, s.undone_at FROM evt_scan s "
             "LEFT JOIN evt_delegate p ON p.id = s.delegate_id "
             "LEFT JOIN evt_delegation d ON d.id = p.delegation_id "
             "WHERE s.edition_id = :edition AND s.id > :after ORDER BY s.id LIMIT :most"),
         soci::use(edition, "edition"), soci::use(after, "after"), soci::use(rows_of_a_page, "most"),
         soci::into(row.id), soci::into(row.delegation), soci::into(row.name), soci::into(row.outcome),
         soci::into(row.scanned_at), soci::into(row.scanned_by), soci::into(row.undone_at));
    select.execute();
    while (select.fetch()) page.push_back(row);
    return page;
}

std::vector<SpeechLineRow> speech_page(UnitOfWork& uow, const std::string& edition,
                                       const std::string& after) {
    SpeechLineRow row;
    std::vector<SpeechLineRow> page;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT r.id, r.session_id, r.kind, r.who_name, r.title, r.region, r.spoken_language, "
                      "r.state, r.asked_at, r.number, r.spent FROM evt_session s "
                      "JOIN evt_floor_request r ON r.session_id = s.id WHERE s.edition_id = :edition "
                      "AND s.removed_at = '' AND r.id > :after ORDER BY r.id LIMIT :most"),
         soci::use(edition, "edition"), soci::use(after, "after"), soci::use(rows_of_a_page, "most"),
         soci::into(row.id), soci::into(row.session), soci::into(row.kind), soci::into(row.who),
         soci::into(row.title), soci::into(row.region), soci::into(row.language), soci::into(row.state),
         soci::into(row.asked_at), soci::into(row.number), soci::into(row.spent));
    select.execute();
    while (select.fetch()) page.push_back(row);
    return page;
}

long long count_large_rows(UnitOfWork& uow, const std::string& edition) {
    long long count = 0;
    sql::query(uow,
               "SELECT (SELECT COUNT(*) FROM evt_delegation WHERE edition_id = :first) + "
               "(SELECT COUNT(*) FROM evt_delegation d JOIN evt_delegate p ON p.delegation_id = d.id "
               "WHERE d.edition_id = :second) + (SELECT COUNT(*) FROM evt_scan WHERE edition_id = :third) + "
               "(SELECT COUNT(*) FROM evt_session s JOIN evt_floor_request r ON r.session_id = s.id "
               "WHERE s.edition_id = :fourth)"),
        soci::use(edition, "first"), soci::use(edition, "second"), soci::use(edition, "third"),
        soci::use(edition, "fourth"), soci::into(count);
    return count;
}

}  // namespace plenaria::events
