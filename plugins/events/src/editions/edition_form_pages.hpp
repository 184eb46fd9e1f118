// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_form_pages.hpp
/// The form of an edition: a new one, a copy, a change.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/new
Result<Reply> new_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events
Result<Reply> create_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/edit
Result<Reply> edit_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}
Result<Reply> change_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/copy
Result<Reply> copy_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/copy
Result<Reply> copy_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
