// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/registration_api.hpp
/// Operations about the registration form, its answers, approvals and the order of protocol.

#include "../delegations/delegation_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

void announce_registration_api(Registrar& registrar, const DelegationTools& tools);

}  // namespace plenaria::events
