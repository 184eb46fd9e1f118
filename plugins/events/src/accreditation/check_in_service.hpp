// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/check_in_service.hpp
/// Letting people in by their badges, taking it back, and who is there. Routes ask for "events.check_in".

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "badge_service.hpp"
#include "scan.hpp"

namespace plenaria::events {

struct ScanWish {
    std::string edition_id = {};
    std::string device_scan = {};            ///< see is_device_scan(); the same one again changes nothing
    std::string code = {};                   ///< as it was typed or scanned
    std::optional<Instant> scanned_at = {};  ///< by the clock of the device; nothing: now
};

/// What whoever stands at the door has to know.
struct ScanAnswer {
    ScanOutcome outcome = ScanOutcome::unknown;
    bool repeated = false;  ///< this very scan had been received before
    std::string scan_id = {};
    Delegate delegate = {};  ///< of a badge of this edition whose person is still written
    std::string city = {};
    std::string iso2 = {};
    std::string region = {};
    std::optional<Scan> admission = {};      ///< by which this person is inside
    std::optional<BadgeVoid> void_for = {};  ///< of a badge that holds no longer
    std::string other_event = {};            ///< id of the edition whose badge it is
    std::string session_id = {};             ///< at whose door; empty: the entrance
    bool is_media = false;                   ///< a journalist, who is in no list of delegates
    [[nodiscard]] bool was_undone() const { return outcome == ScanOutcome::admitted && !admission; }
};

/// One step of the caller's transaction, and its first. Two that scan one badge at once come one after the
/// other.
/// @return invalid_input for a name of a scan that is none; not_found when there is no such edition.
Result<ScanAnswer> scan_badge(UnitOfWork& uow, const Actor& actor, const ScanWish& wish);
/// What came of a scan that was made before. @return not_found unless it is one of this edition.
Result<ScanAnswer> read_scan(UnitOfWork& uow, const std::string& edition_id, const std::string& scan_id);
/// They are not inside after all. Twice is harmless. @return not_found unless it is a scan of this edition.
Result<void> undo_scan(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                       const std::string& scan_id);

struct Present {
    Holder holder;
    std::optional<Scan> admission = {};  ///< nothing: not yet there
};
struct PresenceReading {
    Edition edition;
    std::vector<Present> people;  ///< as AccreditationReading::holders
};
Result<PresenceReading> read_presence(UnitOfWork& uow, const std::string& edition_id);
/// The people `first` to `last` of those, from 1, without reading the others. Needs ensure_counted() before.
Result<PresenceReading> read_presence(UnitOfWork& uow, const std::string& edition_id, long long first,
                                      long long last);

}  // namespace plenaria::events
