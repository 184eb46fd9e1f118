// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_api.hpp
/// The invitations of an edition as JSON operations: what is there, whom to add, waves of mails.

#include "delegation_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

void announce_delegation_api(Registrar& registrar, const DelegationTools& tools);

}  // namespace plenaria::events
