// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/session_door_service.hpp
/// The door of a room, for one session: who goes in is present there, and counts for its quorum. Routes ask
/// for "events.check_in".

#include <string>
#include <vector>

#include "../programme/session.hpp"
#include "../quorum/quorum_service.hpp"
#include "check_in_service.hpp"

namespace plenaria::events {

/// One step of the caller's transaction, and its first. Two that scan one badge at once come one after the
/// other. Whoever is no member of the body that meets is not let in (ScanOutcome::stranger).
/// @param wish its edition is that of the session. @return invalid_input for a name of a scan that is none;
/// not_found when there is no such session.
Result<ScanAnswer> scan_at_session(UnitOfWork& uow, const Electorates& electorates, const Actor& actor,
                                   const std::string& session_id, ScanWish wish);
/// What came of a scan that was made before. @return not_found unless it is one of this session.
Result<ScanAnswer> read_session_scan(UnitOfWork& uow, const std::string& session_id,
                                     const std::string& scan_id);
/// They are not in the session after all. Twice is harmless.
Result<void> undo_session_scan(UnitOfWork& uow, const Actor& actor, const std::string& session_id,
                               const std::string& scan_id);

/// Somebody who is in the session.
struct InSession {
    std::string name = {};
    std::string post = {};
    std::string of = {};  ///< the delegation, or the outlet
    Scan admission = {};
};
struct SessionPresence {
    Edition edition;
    Session session;
    std::vector<InSession> people;  ///< in the order in which they came
    bool members_only = false;      ///< a plugin knows the body that meets, and who belongs to it
};
/// @return not_found when there is no such session.
Result<SessionPresence> read_session_presence(UnitOfWork& uow, const Electorates& electorates,
                                              const std::string& session_id);

/// Media at the entrance, whose badges are in a table of their own.
/// @return nothing when the code is none of theirs.
std::optional<Result<ScanAnswer>> scan_media_at_entrance(UnitOfWork& uow, const Actor& actor,
                                                         const ScanWish& wish, const std::string& code);
/// Likewise what came of such a scan, and taking it back; nothing when the scan is none of theirs.
std::optional<ScanAnswer> read_media_scan(UnitOfWork& uow, const std::string& edition_id,
                                          const std::string& scan_id);
bool undo_media_scan(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                     const std::string& scan_id);

}  // namespace plenaria::events
