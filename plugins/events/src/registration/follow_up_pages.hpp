// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/follow_up_pages.hpp
/// Approving registrations, by the secretariat; and what offices answer afterwards.

#include <plenaria/http.hpp>

#include "../delegations/delegation_tools.hpp"

namespace plenaria::events {

Result<Reply> approve_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> approve_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

Result<Reply> office_follow_up_page(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope);
Result<Reply> office_follow_up_post(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope);

}  // namespace plenaria::events
