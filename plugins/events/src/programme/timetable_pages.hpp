// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/timetable_pages.hpp
/// Sessions of a day as templates show them: each for itself, and in a table of rooms and times.

#include <map>
#include <string>
#include <vector>

#include <plenaria/http.hpp>

#include "release_service.hpp"

namespace plenaria::events {

/// A session in a list or in a cell. @param conflicts how many each session has a side in.
Model session_model(const ProgrammeReading& reading, const Session& session,
                    const std::map<std::string, int>& conflicts, const RequestScope& scope);

/// The table, from the sessions of the day and what session_model() made of them; a column for those without
/// a room only when there are such.
Model timetable_model(const ProgrammeReading& reading, const std::vector<const Session*>& sessions,
                      const std::vector<Model>& models, Day day, const RequestScope& scope);

}  // namespace plenaria::events
