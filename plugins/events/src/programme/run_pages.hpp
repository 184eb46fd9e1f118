// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/run_pages.hpp
/// The run of show: what happens on one day, minute by minute, for those who make it happen.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/programme/run?day=&format=xlsx|pdf: as the programme stands, released or
/// not. Interpreters and notes are in it.
Result<Reply> run_of_show(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
