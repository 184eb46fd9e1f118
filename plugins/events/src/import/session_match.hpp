// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/session_match.hpp
/// Which session of ours a session of a file is. Pure.

#include <vector>

#include "programme_plan.hpp"

namespace plenaria::events {

/// By key, else by title and beginning, else by a title that both sides have once. No session twice.
/// @return one for each of `sessions`; nullptr: it is new.
std::vector<const Session*> match_sessions(const std::vector<ForeignSession>& sessions,
                                           const ProgrammePlanContext& context);

}  // namespace plenaria::events
