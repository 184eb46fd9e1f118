// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge_pages.hpp
/// Who gets a badge: the list, printing all or one, a new one for a lost one, and what stands on the back.

#include <plenaria/http.hpp>

#include "badge_document.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/badges
Result<Reply> badges_page(const AccreditationTools& tools, const Request& request, RequestScope& scope);
/// POST …/badges: makes the codes that are missing, and orders the document of all.
Result<Reply> print_badges_post(const AccreditationTools& tools, const Request& request, RequestScope& scope);
/// POST …/badges/back
Result<Reply> badge_back_post(const AccreditationTools& tools, const Request& request, RequestScope& scope);
/// GET /events/badges/{badge}: the PDF of one; POST …/reprint
Result<Reply> badge_page(const AccreditationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> reprint_badge_post(const AccreditationTools& tools, const Request& request,
                                 RequestScope& scope);

}  // namespace plenaria::events
