// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/check_in_pages.hpp
/// The page at the door: a code is typed or scanned, and large letters say what came of it; and who is there.

#include <plenaria/http.hpp>

#include "badge_document.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/check-in?scan= (what came of a scan) or ?outcome= (of one that is not kept)
Result<Reply> check_in_page(const AccreditationTools& tools, const Request& request, RequestScope& scope);
/// POST …/check-in: code, scan (the name of the device for it), scanned_at (optional). Answers the page's own
/// script with JSON.
Result<Reply> check_in_post(const AccreditationTools& tools, const Request& request, RequestScope& scope);
/// POST …/check-in/{scan}/undo
Result<Reply> undo_check_in_post(const AccreditationTools& tools, const Request& request,
                                 RequestScope& scope);
/// GET /events/editions/{edition}/presence?format=csv|xlsx
Result<Reply> presence_page(const AccreditationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
