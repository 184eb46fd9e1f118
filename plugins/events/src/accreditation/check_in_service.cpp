// SPDX-License-Identifier: EUPL-1.2
#include "check_in_service.hpp"

#include <algorithm>
#include <utility>

#include <plenaria/id.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../quorum/quorum_service.hpp"
#include "holder_repository.hpp"
#include "scan_repository.hpp"
#include "session_door_service.hpp"

namespace plenaria::events {

namespace {

Error scan_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no such scan.", id};
}

/// Of the badge, as it and its person are now. @param admission by which they are inside.
ScanAnswer answer_about(UnitOfWork& uow, const Badge& badge, std::optional<Scan> admission) {
    ScanAnswer answer{.admission = std::move(admission), .void_for = badge.void_for};
    const auto delegation = find_delegation(uow, badge.delegation_id);
    if (!delegation) return answer;
    answer.city = delegation->party_name;
    answer.iso2 = delegation->iso2;
    answer.region = delegation->region;
    for (const auto& person : delegation->people)
        if (person.id == badge.delegate_id) answer.delegate = person;
    return answer;
}

ScanAnswer answer_of(UnitOfWork& uow, const Scan& scan, const Badge& badge, bool repeated,
                     std::optional<Scan> admission) {
    auto answer = answer_about(uow, badge, std::move(admission));
    answer.outcome = scan.outcome;
    answer.scan_id = scan.id;
    answer.repeated = repeated;
    // It let them in, was taken back, and they came in by another one since.
    if (scan.outcome == ScanOutcome::admitted && answer.admission && answer.admission->id != scan.id)
        answer.outcome = ScanOutcome::already;
    return answer;
}

/// Of one that was stored before.
ScanAnswer answer_again(UnitOfWork& uow, const Scan& scan, const Badge& badge, bool repeated) {
    return answer_of(uow, scan, badge, repeated, admission_of(uow, badge.edition_id, badge.delegate_id));
}

/// On each day of the event they are counted once.
bool is_another_day(const Edition& edition, const Scan& admission, const Scan& scan) {
    const auto& zone = edition.dates.zone;
    return day_in(admission.scanned_at, zone) != day_in(scan.scanned_at, zone);
}

std::vector<Present> with_admissions(std::vector<Holder> holders,
                                     const std::map<std::string, Scan>& admissions) {
    std::vector<Present> people;
    for (auto& holder : holders) {
        const auto found = admissions.find(holder.delegate.id);
        people.push_back(
            {std::move(holder), found == admissions.end() ? std::nullopt : std::optional(found->second)});
    }
    return people;
}

}  // namespace

Result<ScanAnswer> scan_badge(UnitOfWork& uow, const Actor& actor, const ScanWish& wish) {
    if (!is_device_scan(wish.device_scan))
        return Error{ErrorCode::invalid_input, /*t*/ "This scan has no name that can be kept.", "scan"};
    const auto code = read_badge_code(wish.code);
    const bool known = code && count_scan(uow, *code);
    if (code && !known)
        if (auto media = scan_media_at_entrance(uow, actor, wish, *code)) return *std::move(media);
    const auto found = known ? find_badge_by_code(uow, *code) : std::nullopt;
    if (!found || found->edition_id != wish.edition_id) {
        if (!find_edition(uow, wish.edition_id)) return edition_unknown(wish.edition_id);
        if (!found) return ScanAnswer{.outcome = ScanOutcome::unknown};
        return ScanAnswer{.outcome = ScanOutcome::other_event, .other_event = found->edition_id};
    }
    const auto& badge = *found;
    if (const auto before = find_device_scan(uow, wish.edition_id, wish.device_scan)) {
        if (before->badge_id != badge.id)
            return Error{ErrorCode::conflict, /*t*/ "Another badge was scanned under this name before.",
                         before->id};
        return answer_again(uow, *before, badge, true);
    }
    Scan scan{.id = new_id(),
              .edition_id = wish.edition_id,
              .badge_id = badge.id,
              .delegate_id = badge.delegate_id,
              .device_scan = wish.device_scan,
              .scanned_at = time_of_scan(wish.scanned_at, uow.now()),
              .received_at = uow.now(),
              .scanned_by = actor.name};
    auto admission = admission_of(uow, wish.edition_id, badge.delegate_id);
    if (badge.void_at)
        scan.outcome = ScanOutcome::void_badge;
    else if (admission)
        scan.outcome = ScanOutcome::already;
    insert(uow, scan);
    if (scan.outcome == ScanOutcome::admitted) {
        admission = scan;
        recount_delegation(uow, wish.edition_id, badge.delegation_id);
        tell_quorums(uow, wish.edition_id);
    } else if (scan.outcome == ScanOutcome::already &&
               is_another_day(find_edition(uow, wish.edition_id).value(), *admission, scan)) {
        note_other_figures(uow, wish.edition_id);
    }
    return answer_of(uow, scan, badge, false, std::move(admission));
}

Result<ScanAnswer> read_scan(UnitOfWork& uow, const std::string& edition_id, const std::string& scan_id) {
    if (auto media = read_media_scan(uow, edition_id, scan_id)) return *std::move(media);
    const auto scan = find_scan(uow, scan_id);
    if (!scan || scan->edition_id != edition_id) return scan_unknown(scan_id);
    return answer_again(uow, *scan, find_badge(uow, scan->badge_id).value(), false);
}

Result<void> undo_scan(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                       const std::string& scan_id) {
    if (undo_media_scan(uow, actor, edition_id, scan_id)) return {};
    const auto scan = find_scan(uow, scan_id);
    if (!scan || scan->edition_id != edition_id) return scan_unknown(scan_id);
    if (!undo_admission(uow, scan_id, actor.name)) return {};
    recount_delegation(uow, edition_id, find_badge(uow, scan->badge_id).value().delegation_id);
    tell_quorums(uow, edition_id);
    uow.record(actor, "events.undo_check_in", edition_subject(edition_id),
               compact({{"scan", scan_id}, {"admitted_at", to_text(scan->scanned_at)}}), "");
    return {};
}

Result<PresenceReading> read_presence(UnitOfWork& uow, const std::string& edition_id) {
    auto all = read_accreditation(uow, edition_id);
    if (!all) return std::move(all).error();
    return PresenceReading{all->edition,
                           with_admissions(std::move(all->holders), admissions_of(uow, edition_id))};
}

Result<PresenceReading> read_presence(UnitOfWork& uow, const std::string& edition_id, long long first,
                                      long long last) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    auto holders = holders_shown(uow, edition_id, first, last);
    std::vector<std::string> delegates;
    for (const auto& each : holders) delegates.push_back(each.delegate.id);
    return PresenceReading{*std::move(edition),
                           with_admissions(std::move(holders), admissions_of(uow, edition_id, delegates))};
}

}  // namespace plenaria::events
