// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_api.hpp
/// The invitations of an edition as JSON operations: what is there, whom to add, waves of mails.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

/// GET /api/events/editions/{edition}/delegations: a page of them
Result<Reply> api_delegations(const DelegationTools& tools, const Request& request, RequestScope& scope);
void announce_delegation_api(Registrar& registrar, const DelegationTools& tools);

}  // namespace plenaria::events
