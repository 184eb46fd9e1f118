// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/pledge_api.hpp
/// Pledges for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events_grf {

struct PledgeTools;

/// `tools` must outlive what is announced.
void announce_pledge_api(Registrar& registrar, const PledgeTools& tools);

}  // namespace plenaria::events_grf
