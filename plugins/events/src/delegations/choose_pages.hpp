// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/choose_pages.hpp
/// Choosing whom to invite: some cities of a page, all that a search finds, or lists of the directory.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/delegations/choose: find, region, page
Result<Reply> choose_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
/// POST …: segments; or parties; or all=1 with find, region and count, which was shown
Result<Reply> choose_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
