// SPDX-License-Identifier: EUPL-1.2
#include "session_door_service.hpp"

#include <algorithm>
#include <map>

#include <plenaria/id.hpp>
#include <plenaria/live.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../media/media_repository.hpp"
#include "../programme/members_only.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "badge_repository.hpp"
#include "door_scan_repository.hpp"

namespace plenaria::events {

namespace {

Error door_scan_unknown(const std::string& id) {
    return {ErrorCode::not_found, "There is no such scan.", id};
}

/// Whoever stands behind a badge, a delegate or a journalist.
struct Bearer {
    std::string edition_id = {};
    std::string holder_id = {};
    std::string badge_id = {};  ///< empty for media
    std::string party = {};     ///< of the delegation; empty for media
    bool is_void = false;
    std::optional<BadgeVoid> void_for = {};
    Delegate person = {};
    std::string of = {};
    std::string iso2 = {};
    std::string region = {};
};

Bearer bearer_of(const MediaPerson& media) {
    return {.edition_id = media.edition_id,
            .holder_id = media.id,
            .person = {.id = media.id, .name = media.facts.name, .post = media.facts.post},
            .of = media.facts.outlet,
            .iso2 = media.facts.country};
}

Bearer bearer_of(UnitOfWork& uow, const Badge& badge) {
    Bearer bearer{.edition_id = badge.edition_id,
                  .holder_id = badge.delegate_id,
                  .badge_id = badge.id,
                  .is_void = badge.void_at.has_value(),
                  .void_for = badge.void_for};
    const auto delegation = find_delegation(uow, badge.delegation_id);
    if (!delegation) return bearer;
    bearer.party = delegation->party;
    bearer.of = delegation->party_name;
    bearer.iso2 = delegation->iso2;
    bearer.region = delegation->region;
    for (const auto& person : delegation->people)
        if (person.id == badge.delegate_id) bearer.person = person;
    return bearer;
}

/// Of a code, once others that scan it wait.
std::optional<Bearer> held_bearer(UnitOfWork& uow, const std::string& code) {
    if (count_scan(uow, code)) return bearer_of(uow, find_badge_by_code(uow, code).value());
    if (hold_media(uow, code)) return bearer_of(find_media_by_code(uow, code).value());
    return std::nullopt;
}

/// Of a scan that is kept.
Bearer bearer_of(UnitOfWork& uow, const Scan& scan) {
    if (!scan.badge_id.empty()) return bearer_of(uow, find_badge(uow, scan.badge_id).value());
    if (const auto media = find_media(uow, scan.delegate_id)) return bearer_of(*media);
    return {};
}

ScanAnswer door_answer(UnitOfWork& uow, const Scan& scan, const Bearer& bearer, bool repeated) {
    ScanAnswer answer{.outcome = scan.outcome,
                      .repeated = repeated,
                      .scan_id = scan.id,
                      .delegate = bearer.person,
                      .city = bearer.of,
                      .iso2 = bearer.iso2,
                      .region = {},
                      .admission = door_admission_of(uow, scan.edition_id, scan.session_id, scan.delegate_id),
                      .void_for = bearer.void_for,
                      .session_id = scan.session_id,
                      .is_media = scan.badge_id.empty()};
    // It let them in, was taken back, and they came in by another one since.
    if (scan.outcome == ScanOutcome::admitted && answer.admission && answer.admission->id != scan.id)
        answer.outcome = ScanOutcome::already;
    return answer;
}

/// Keeps a scan of somebody who is known, at an entrance or at a session.
Result<ScanAnswer> keep_door_scan(UnitOfWork& uow, const Actor& actor, const ScanWish& wish,
                                  const std::string& session, const Bearer& bearer,
                                  const std::optional<std::vector<std::string>>& members) {
    if (const auto before = find_door_device_scan(uow, wish.edition_id, wish.device_scan)) {
        if (before->delegate_id != bearer.holder_id || before->session_id != session)
            return Error{ErrorCode::conflict, "Another badge was scanned under this name before.",
                         before->id};
        return door_answer(uow, *before, bearer, true);
    }
    Scan scan{.id = new_id(),
              .edition_id = wish.edition_id,
              .badge_id = bearer.badge_id,
              .delegate_id = bearer.holder_id,
              .session_id = session,
              .device_scan = wish.device_scan,
              .scanned_at = time_of_scan(wish.scanned_at, uow.now()),
              .received_at = uow.now(),
              .scanned_by = actor.name};
    if (bearer.is_void)
        scan.outcome = ScanOutcome::void_badge;
    else if (members && std::find(members->begin(), members->end(), bearer.party) == members->end())
        scan.outcome = ScanOutcome::stranger;
    else if (door_admission_of(uow, wish.edition_id, session, bearer.holder_id))
        scan.outcome = ScanOutcome::already;
    insert_door_scan(uow, scan);
    if (scan.outcome == ScanOutcome::admitted && !session.empty()) tell(uow, quorum_topic(session));
    return door_answer(uow, scan, bearer, false);
}

}  // namespace

Result<ScanAnswer> scan_at_session(UnitOfWork& uow, const Electorates& electorates, const Actor& actor,
                                   const std::string& session_id, ScanWish wish) {
    if (!is_device_scan(wish.device_scan))
        return Error{ErrorCode::invalid_input, "This scan has no name that can be kept.", "scan"};
    const auto code = read_badge_code(wish.code);
    const auto bearer = code ? held_bearer(uow, *code) : std::nullopt;
    const auto session = find_session(uow, session_id);
    if (!session) return session_unknown(session_id);
    if (!bearer) return ScanAnswer{.outcome = ScanOutcome::unknown, .session_id = session_id};
    if (bearer->edition_id != session->edition_id)
        return ScanAnswer{
            .outcome = ScanOutcome::other_event, .other_event = bearer->edition_id, .session_id = session_id};
    wish.edition_id = session->edition_id;
    return keep_door_scan(uow, actor, wish, session_id, *bearer, members_at(uow, electorates, session_id));
}

Result<ScanAnswer> read_session_scan(UnitOfWork& uow, const std::string& session_id,
                                     const std::string& scan_id) {
    const auto scan = find_door_scan(uow, scan_id);
    if (!scan || scan->session_id != session_id) return door_scan_unknown(scan_id);
    return door_answer(uow, *scan, bearer_of(uow, *scan), false);
}

Result<void> undo_session_scan(UnitOfWork& uow, const Actor& actor, const std::string& session_id,
                               const std::string& scan_id) {
    const auto scan = find_door_scan(uow, scan_id);
    if (!scan || scan->session_id != session_id) return door_scan_unknown(scan_id);
    if (!undo_door_admission(uow, scan_id, actor.name)) return {};
    tell(uow, quorum_topic(session_id));
    uow.record(actor, "events.undo_check_in", session_subject(session_id),
               compact({{"scan", scan_id}, {"admitted_at", to_text(scan->scanned_at)}}), "");
    return {};
}

Result<SessionPresence> read_session_presence(UnitOfWork& uow, const Electorates& electorates,
                                              const std::string& session_id) {
    auto session = find_session(uow, session_id);
    if (!session) return session_unknown(session_id);
    auto edition = find_edition(uow, session->edition_id).value();
    SessionPresence reading{std::move(edition), *std::move(session), {}, false};
    reading.members_only = members_at(uow, electorates, session_id).has_value();
    struct Who {
        std::string name, post, of;
    };
    std::map<std::string, Who> known;
    for (const auto& delegation : delegations_of(uow, reading.edition.id))
        for (const auto& person : delegation.people)
            known.emplace(person.id, Who{person.name, person.post, delegation.party_name});
    for (const auto& person : media_of(uow, reading.edition.id))
        known.emplace(person.id, Who{person.facts.name, person.facts.post, person.facts.outlet});
    for (auto& scan : admissions_to_session(uow, reading.edition.id, session_id)) {
        const auto found = known.find(scan.delegate_id);
        const auto who = found == known.end() ? Who{} : found->second;
        reading.people.push_back({who.name, who.post, who.of, std::move(scan)});
    }
    return reading;
}

std::optional<Result<ScanAnswer>> scan_media_at_entrance(UnitOfWork& uow, const Actor& actor,
                                                         const ScanWish& wish, const std::string& code) {
    if (!hold_media(uow, code)) return std::nullopt;
    const auto bearer = bearer_of(find_media_by_code(uow, code).value());
    if (bearer.edition_id != wish.edition_id)
        return ScanAnswer{.outcome = ScanOutcome::other_event, .other_event = bearer.edition_id};
    return keep_door_scan(uow, actor, wish, {}, bearer, std::nullopt);
}

std::optional<ScanAnswer> read_media_scan(UnitOfWork& uow, const std::string& edition_id,
                                          const std::string& scan_id) {
    const auto scan = find_door_scan(uow, scan_id);
    if (!scan || scan->edition_id != edition_id || !scan->session_id.empty()) return std::nullopt;
    return door_answer(uow, *scan, bearer_of(uow, *scan), false);
}

bool undo_media_scan(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                     const std::string& scan_id) {
    const auto scan = find_door_scan(uow, scan_id);
    if (!scan || scan->edition_id != edition_id || !scan->session_id.empty()) return false;
    if (undo_door_admission(uow, scan_id, actor.name))
        uow.record(actor, "events.undo_check_in", edition_subject(edition_id),
                   compact({{"scan", scan_id}, {"admitted_at", to_text(scan->scanned_at)}}), "");
    return true;
}

}  // namespace plenaria::events
