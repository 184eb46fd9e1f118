// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/api_values.hpp
/// The values of this room as JSON, and back. Bodies have been checked against their schemas by the host.

#include <string_view>
#include <vector>

#include "dates/date_change.hpp"
#include "editions/edition_service.hpp"
#include "json.hpp"
#include "planning/milestone_service.hpp"

namespace plenaria::events {

Document json_of(const Edition& edition);
Document json_of(const Milestone& milestone, EditionState state, Day today);
Document json_of(const DateChange& change);
Document json_of(const std::vector<Move>& moves);

/// Facts of what there is; read() writes over them what a body names.
EditionFacts facts_of(const Edition& edition);
MilestoneFacts facts_of(const Milestone& milestone);
void read(const Document& body, EditionFacts& facts);
void read(const Document& body, MilestoneFacts& facts);
Titles titles_in(const Document& body);
/// Days that do not exist become none, which the rules refuse by their name.
Dates dates_in(const Document& body);
int revision_in(const Document& body);

}  // namespace plenaria::events
