// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_pages.hpp
/// The secretariat's pages about who is invited and how far each office has come.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/delegations?show=; POST …/delegations/rules
Result<Reply> delegations_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> rules_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

/// GET /events/delegations/{delegation}; POST there, …/drop, …/link, …/end-links
Result<Reply> delegation_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_delegation_post(const DelegationTools& tools, const Request& request,
                                     RequestScope& scope);
Result<Reply> drop_delegation_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> new_link_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_links_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
