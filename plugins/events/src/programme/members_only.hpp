// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/members_only.hpp
/// Sessions to which only members of the body that meets come in: who has a role there and is none of them.
/// The door of the room refuses them (accreditation/session_door_service.hpp); here it is said before.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../quorum/quorum_service.hpp"
#include "release_service.hpp"
#include "session_service.hpp"

namespace plenaria::directory {
class Directory;
}

namespace plenaria::events {

/// Parties ("city/ID") of the members of the body that meets, of the first plugin that knows it.
/// @return nothing when none does: then everybody comes in.
std::optional<std::vector<std::string>> members_at(UnitOfWork& uow, const Electorates& electorates,
                                                   const std::string& session);

/// Who knows members, and where people hold an office.
struct MembersOnly {
    const Electorates& electorates;
    directory::Directory* directory;  ///< nullptr: nobody is found to be a stranger
};

/// Adds a conflict for each person with a role in a statutory meeting, or in a session that the format keeps
/// for members, who holds an office in cities none of which is a member; and for each city or organisation
/// that is none. Whoever holds no office is not judged, nor who interprets or organises.
/// @param language in which cities are called.
void add_strangers(UnitOfWork& uow, const MembersOnly& known, ProgrammeReading& reading,
                   std::string_view language);

/// Nobody is named anew who would be refused at the door. After the session was stored, in its transaction:
/// whoever was there before stays, and is told as a conflict.
/// @return invalid_input naming the lines of `wanted`: "person_1", "person_2", ….
Result<void> refuse_strangers(UnitOfWork& uow, const MembersOnly& known, const std::string& session_id,
                              const std::vector<WantedPerson>& wanted,
                              const std::vector<SessionPerson>& before);

}  // namespace plenaria::events
