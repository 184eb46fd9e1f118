// SPDX-License-Identifier: EUPL-1.2
#include "door_scan_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct DoorRow {
    Scan value;
    std::string outcome, scanned_at, received_at, undone_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.session_id),
            soci::into(value.delegate_id), soci::into(value.badge_id), soci::into(value.device_scan),
            soci::into(outcome), soci::into(scanned_at), soci::into(received_at),
            soci::into(value.scanned_by), soci::into(undone_at), soci::into(value.undone_by);
    }
    [[nodiscard]] Scan take() const {
        auto taken = value;
        taken.outcome = parse_scan_outcome(outcome).value();
        taken.scanned_at = parse_instant(scanned_at).value();
        taken.received_at = parse_instant(received_at).value();
        if (!undone_at.empty()) taken.undone_at = parse_instant(undone_at);
        return taken;
    }
};

#define EVT_ROOM_SCAN_COLUMNS                                                                    \
    "SELECT id, edition_id, session_id, holder_id, badge_id, device_scan, outcome, scanned_at, " \
    "received_at, scanned_by, undone_at, undone_by FROM evt_room_scan "

}  // namespace

std::optional<Scan> find_door_scan(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<DoorRow>(
        (sql::prepare(uow, EVT_ROOM_SCAN_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

std::optional<Scan> find_door_device_scan(UnitOfWork& uow, const std::string& edition,
                                          const std::string& device_scan) {
    return sql::first_of(sql::rows_of<DoorRow>(
        (sql::prepare(uow, EVT_ROOM_SCAN_COLUMNS "WHERE edition_id = :edition AND device_scan = :device"),
         soci::use(edition, "edition"), soci::use(device_scan, "device"))));
}

std::optional<Scan> door_admission_of(UnitOfWork& uow, const std::string& edition, const std::string& session,
                                      const std::string& holder) {
    return sql::first_of(sql::rows_of<DoorRow>(
        (sql::prepare(uow, EVT_ROOM_SCAN_COLUMNS
                      "WHERE edition_id = :edition AND session_id = :session AND "
                      "outcome = 'admitted' AND holder_id = :holder AND undone_at = ''"),
         soci::use(edition, "edition"), soci::use(session, "session"), soci::use(holder, "holder"))));
}

namespace {

/// Of sessions alone: at the entrance media are counted by their own list.
void count_in_room(UnitOfWork& uow, const Scan& scan, int adds) {
    if (scan.session_id.empty()) return;
    const int media = scan.badge_id.empty() ? 1 : 0;
    const sql::Text sqlite =
        "INSERT INTO evt_room_count (edition_id, session_id, media, people) VALUES (:edition, :session, "
        ":media, :adds) ON CONFLICT (edition_id, session_id, media) DO UPDATE SET people = people + "
        "excluded.people";
    const sql::Text mysql =
        "INSERT INTO evt_room_count (edition_id, session_id, media, people) VALUES (:edition, :session, "
        ":media, :adds) ON DUPLICATE KEY UPDATE people = people + VALUES(people)";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(scan.edition_id, "edition"),
        soci::use(scan.session_id, "session"), soci::use(media, "media"), soci::use(adds, "adds");
}

}  // namespace

void insert_door_scan(UnitOfWork& uow, const Scan& scan) {
    const std::string outcome(to_text(scan.outcome));
    const auto scanned = to_text(scan.scanned_at), received = to_text(scan.received_at);
    sql::query(uow,
               "INSERT INTO evt_room_scan (id, edition_id, session_id, holder_id, badge_id, device_scan, "
               "outcome, scanned_at, received_at, scanned_by, undone_at, undone_by) VALUES (:id, :edition, "
               ":session, :holder, :badge, :device, :outcome, :scanned, :received, :by, '', '')"),
        soci::use(scan.id, "id"), soci::use(scan.edition_id, "edition"),
        soci::use(scan.session_id, "session"), soci::use(scan.delegate_id, "holder"),
        soci::use(scan.badge_id, "badge"), soci::use(scan.device_scan, "device"),
        soci::use(outcome, "outcome"), soci::use(scanned, "scanned"), soci::use(received, "received"),
        soci::use(scan.scanned_by, "by");
    if (scan.outcome == ScanOutcome::admitted) count_in_room(uow, scan, 1);
}

bool undo_door_admission(UnitOfWork& uow, const std::string& id, const std::string& by) {
    const auto now = to_text(uow.now());
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE evt_room_scan SET undone_at = :now, undone_by = :by "
                                           "WHERE id = :id AND outcome = 'admitted' AND undone_at = ''"),
                              soci::use(now, "now"), soci::use(by, "by"), soci::use(id, "id"));
    change.execute(true);
    if (change.get_affected_rows() != 1) return false;
    count_in_room(uow, find_door_scan(uow, id).value(), -1);
    return true;
}

std::vector<Scan> admissions_to_session(UnitOfWork& uow, const std::string& edition,
                                        const std::string& session) {
    return sql::rows_of<DoorRow>(
        (sql::prepare(uow, EVT_ROOM_SCAN_COLUMNS
                      "WHERE edition_id = :edition AND session_id = :session AND "
                      "outcome = 'admitted' AND undone_at = '' ORDER BY scanned_at, id"),
         soci::use(edition, "edition"), soci::use(session, "session")));
}

std::map<std::string, int> people_in_sessions(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, int> counts;
    for (const auto& [session, kinds] : badges_in_sessions(uow, edition))
        for (const auto& [kind, people] : kinds) counts[session] += people;
    return counts;
}

std::map<std::string, std::map<BadgeKind, int>> badges_in_sessions(UnitOfWork& uow,
                                                                   const std::string& edition) {
    std::map<std::string, std::map<BadgeKind, int>> counts;
    std::string session;
    int people = 0, media = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT session_id, media, people FROM evt_room_count WHERE edition_id = :edition "
                      "AND people > 0"),
         soci::use(edition, "edition"), soci::into(session), soci::into(media), soci::into(people));
    select.execute();
    while (select.fetch()) counts[session][media == 1 ? BadgeKind::media : BadgeKind::delegate] = people;
    return counts;
}

bool has_door(UnitOfWork& uow, const std::string& edition, const std::string& session) {
    int scans = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_room_scan WHERE edition_id = :edition AND session_id = :session "
               "AND outcome IN ('admitted', 'already')"),
        soci::use(edition, "edition"), soci::use(session, "session"), soci::into(scans);
    return scans > 0;
}

}  // namespace plenaria::events
