// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_pages.hpp
/// The programme of an edition for those who plan it: timetable, conflicts, what changed, and releasing it.

#include <plenaria/http.hpp>

#include "session.hpp"

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/programme: ?day= ?view=grid|list ?track=
Result<Reply> show_programme(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/programme/export: ?format=csv|xlsx
Result<Reply> table_of_programme(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/programme/live
Result<Reply> listen_to_programme(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/release
Result<Reply> release_post(const RoomTools& tools, const Request& request, RequestScope& scope);

/// Where a session stands on the page of its programme.
std::string place_of(const Session& session, const RequestScope& scope);

}  // namespace plenaria::events
