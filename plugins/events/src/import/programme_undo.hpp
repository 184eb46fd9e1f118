// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/programme_undo.hpp
/// What an import of sessions did to a programme, and what taking it back would do. Pure.

#include <string>
#include <vector>

#include "import_effect.hpp"

namespace plenaria::events {

struct ProgrammeEffect {
    std::string kind = {};  ///< "session", "room" or "track"
    std::string id = {};
    int line = 0;             ///< of the file; 0: it followed from the file
    bool made = false;        ///< there was nothing before
    std::string before = {};  ///< JSON
    std::string after_sha256 = {};
};
/// @param before nullptr: the session came with the import. @param after as it was stored.
ProgrammeEffect session_effect(int line, const Session* before, const Session& after);
ProgrammeEffect room_effect(const VenueRoom& made);
ProgrammeEffect track_effect(const Track& made);

/// What somebody has changed since stays; a session gets its former room or track back while they are there.
/// @param now the programme as it stands.
UndoPlan plan_programme_undo(const std::vector<ProgrammeEffect>& effects, const Programme& now);

}  // namespace plenaria::events
