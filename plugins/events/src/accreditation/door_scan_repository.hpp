// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/door_scan_repository.hpp
/// Rows of evt_room_scan: who went into which session, and media at the entrance. Every function runs inside
/// the caller's transaction.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scan.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Scan> find_door_scan(UnitOfWork& uow, const std::string& id);
std::optional<Scan> find_door_device_scan(UnitOfWork& uow, const std::string& edition,
                                          const std::string& device_scan);
/// By which this delegate, or journalist, is in the session. @param session empty: the entrance.
std::optional<Scan> door_admission_of(UnitOfWork& uow, const std::string& edition, const std::string& session,
                                      const std::string& holder);
void insert_door_scan(UnitOfWork& uow, const Scan& scan);
/// @return false when it let nobody in, or was taken back.
bool undo_door_admission(UnitOfWork& uow, const std::string& id, const std::string& by);

/// Those who are in the session, in the order in which they came.
std::vector<Scan> admissions_to_session(UnitOfWork& uow, const std::string& edition,
                                        const std::string& session);
/// People in each session of an edition; sessions without anybody are left out.
std::map<std::string, int> people_in_sessions(UnitOfWork& uow, const std::string& edition);
/// Likewise by the kind of their badges.
enum class BadgeKind : std::uint8_t { delegate = 1, media };
std::map<std::string, std::map<BadgeKind, int>> badges_in_sessions(UnitOfWork& uow,
                                                                   const std::string& edition);
/// Whether somebody was ever scanned at the door of this session: then its quorum counts who is in the room.
bool has_door(UnitOfWork& uow, const std::string& edition, const std::string& session);

}  // namespace plenaria::events
