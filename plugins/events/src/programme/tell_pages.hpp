// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/tell_pages.hpp
/// The messages to those for whom a release has changed something, as they would go out.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/programme/tell
Result<Reply> tell_page(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/tell
Result<Reply> tell_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
