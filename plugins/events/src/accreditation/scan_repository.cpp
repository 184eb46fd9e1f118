// SPDX-License-Identifier: EUPL-1.2
#include "scan_repository.hpp"

#include <vector>

#include <nlohmann/json.hpp>
#include <plenaria/db.hpp>

#include <plenaria/sql.hpp>

#include "../delegations/standing_repository.hpp"

namespace plenaria::events {

namespace {

struct ScanRow {
    Scan value;
    std::string outcome, scanned_at, received_at, undone_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.badge_id),
            soci::into(value.delegate_id), soci::into(value.device_scan), soci::into(outcome),
            soci::into(scanned_at), soci::into(received_at), soci::into(value.scanned_by),
            soci::into(undone_at), soci::into(value.undone_by);
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

#define EVT_SCAN_COLUMNS                                                                            \
    "SELECT id, edition_id, badge_id, delegate_id, device_scan, outcome, scanned_at, received_at, " \
    "scanned_by, undone_at, undone_by FROM evt_scan "

std::map<std::string, Scan> by_delegate(std::vector<Scan> scans) {
    std::map<std::string, Scan> found;
    for (auto& scan : scans) {
        const auto delegate = scan.delegate_id;
        found.emplace(delegate, std::move(scan));
    }
    return found;
}

}  // namespace

std::optional<Scan> find_scan(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(
        sql::rows_of<ScanRow>((sql::prepare(uow, EVT_SCAN_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

std::optional<Scan> find_device_scan(UnitOfWork& uow, const std::string& edition,
                                     const std::string& device_scan) {
    return sql::first_of(sql::rows_of<ScanRow>(
        (sql::prepare(uow, EVT_SCAN_COLUMNS "WHERE edition_id = :edition AND device_scan = :device"),
         soci::use(edition, "edition"), soci::use(device_scan, "device"))));
}

std::optional<Scan> admission_of(UnitOfWork& uow, const std::string& edition, const std::string& delegate) {
    return sql::first_of(sql::rows_of<ScanRow>(
        (sql::prepare(uow, EVT_SCAN_COLUMNS "WHERE edition_id = :edition AND delegate_id = :delegate AND "
                                            "outcome = 'admitted' AND undone_at = ''"),
         soci::use(edition, "edition"), soci::use(delegate, "delegate"))));
}

PresenceCounts presence_counts(UnitOfWork& uow, const std::string& edition) {
    PresenceCounts counts;
    for (const auto& each : standing_counts(uow, edition)) {
        if (each.people == 0) continue;
        auto& region = counts[each.region];
        region.expected += each.people;
        region.present += each.present;
    }
    return counts;
}

std::map<std::string, Scan> admissions_of(UnitOfWork& uow, const std::string& edition) {
    return by_delegate(sql::rows_of<ScanRow>(
        (sql::prepare(
             uow, EVT_SCAN_COLUMNS "WHERE edition_id = :edition AND outcome = 'admitted' AND undone_at = ''"),
         soci::use(edition, "edition"))));
}

std::map<std::string, Scan> admissions_of(UnitOfWork& uow, const std::string& edition,
                                          const std::vector<std::string>& delegates) {
    const auto asked = nlohmann::json(delegates).dump();
    const sql::Text sqlite = EVT_SCAN_COLUMNS
        "WHERE edition_id = :edition AND outcome = 'admitted' AND undone_at = '' AND "
        "delegate_id IN (SELECT j.value FROM json_each(:ids) j)";
    const sql::Text mysql = EVT_SCAN_COLUMNS
        "WHERE edition_id = :edition AND outcome = 'admitted' AND undone_at = '' AND "
        "delegate_id IN (SELECT j.id FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j)";
    return by_delegate(
        sql::rows_of<ScanRow>((sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql),
                               soci::use(edition, "edition"), soci::use(asked, "ids"))));
}

void insert(UnitOfWork& uow, const Scan& scan) {
    const std::string outcome(to_text(scan.outcome));
    const auto scanned = to_text(scan.scanned_at), received = to_text(scan.received_at);
    sql::query(uow,
               "INSERT INTO evt_scan (id, edition_id, badge_id, delegate_id, device_scan, outcome, "
               "scanned_at, received_at, scanned_by, undone_at, undone_by) VALUES (:id, :edition, :badge, "
               ":delegate, :device, :outcome, :scanned, :received, :by, '', '')"),
        soci::use(scan.id, "id"), soci::use(scan.edition_id, "edition"), soci::use(scan.badge_id, "badge"),
        soci::use(scan.delegate_id, "delegate"), soci::use(scan.device_scan, "device"),
        soci::use(outcome, "outcome"), soci::use(scanned, "scanned"), soci::use(received, "received"),
        soci::use(scan.scanned_by, "by");
}

bool undo_admission(UnitOfWork& uow, const std::string& id, const std::string& by) {
    const auto now = to_text(uow.now());
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE evt_scan SET undone_at = :now, undone_by = :by "
                                           "WHERE id = :id AND outcome = 'admitted' AND undone_at = ''"),
                              soci::use(now, "now"), soci::use(by, "by"), soci::use(id, "id"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::events
