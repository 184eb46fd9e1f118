// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/booth_change_repository.hpp
/// Who was taken out of the booths of a session, and put back: no release of the programme knows it, and
/// calendars must learn it (RFC 5545, 3.8.7.4: only a higher number is news). Rows of evt_booth_change. Every
/// function runs inside the caller's transaction.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

struct BoothChange {
    std::string session_id = {};
    int changes = 0;                      ///< how often they were taken out or put back
    std::optional<Instant> left_at = {};  ///< nothing: they are in
};

/// People of the directory, by ref.
std::set<std::string> people_in_booths(UnitOfWork& uow, const std::string& session);
/// Compares with who sits there now. @param before as people_in_booths() had it.
void note_booth_changes(UnitOfWork& uow, const std::string& session, const std::set<std::string>& before);
/// Of one person, in sessions that are in the programme.
std::vector<BoothChange> booth_changes_of(UnitOfWork& uow, const std::string& edition,
                                          const std::string& person);
/// In whose booths an interpreter sits, taken out of the edition or not.
std::vector<std::string> sessions_of_interpreter(UnitOfWork& uow, const std::string& interpreter);

}  // namespace plenaria::events
