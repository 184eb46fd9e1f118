// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/public_pages.hpp
/// The released programme for everybody, as a page. What was not released is not there.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /programme/{edition}: ?day= ?track=
Result<Reply> public_programme(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
