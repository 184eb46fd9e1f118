// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/points_pages.hpp
/// What each person of a session may say in it, written by the secretariat in three languages.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /events/sessions/{session}/points?person=
Result<Reply> points_page(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST …/points: person, seen, text_en, text_es, text_fr
Result<Reply> points_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
