// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegate_list_pages.hpp
/// Who comes, in the order of protocol: as a page, CSV and XLSX.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/delegates?format=csv|xlsx
Result<Reply> delegates_page(const DelegationTools& tools, const Request& request, RequestScope& scope);

/// One step in the order of protocol, or back to the rules.
Result<Reply> place_delegation_post(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope);

}  // namespace plenaria::events
