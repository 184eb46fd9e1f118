// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/concerned.hpp
/// For whom of a programme something has changed between two releases. Pure.

#include <string>
#include <vector>

#include "release.hpp"

namespace plenaria::events {

/// What a change is to one person.
enum class Concern : std::uint8_t {
    joined = 1,  ///< they are in this session, and were not
    left,        ///< they were, and are not
    other_role,
    changed,  ///< the session has: its time, room or words, or it was cancelled
};

struct PersonalChange {
    Concern concern = Concern::changed;
    ProgrammeChange change;  ///< of `joined`, `left` and `other_role` that of the people, or the new session
};

struct ConcernedPerson {
    std::string ref = {};
    std::string name = {};  ///< as it was when they were last released
    std::vector<PersonalChange> changes = {};
};

/// Chairs, moderators, speakers and rapporteurs of the directory, by ref; each with what changed for them, in
/// the order of the programme. Points into both.
std::vector<ConcernedPerson> concerned_by(const FrozenProgramme& before, const FrozenProgramme& after);

}  // namespace plenaria::events
