// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_api.hpp
/// Calls for side events as JSON operations: what is there, what was proposed, what becomes of it.

#include "side_event_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

void announce_side_event_api(Registrar& registrar, const SideEventTools& tools);

}  // namespace plenaria::events
