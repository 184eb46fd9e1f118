// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/wave_pages.hpp
/// Waves of mails, with what they would send shown first.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// GET and POST /events/editions/{edition}/delegations/invite and …/delegations/remind
Result<Reply> invite_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> invite_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remind_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remind_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
