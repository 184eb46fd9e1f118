// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/interpretation_api.hpp
/// Operations about interpretation.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the operations.
void announce_interpretation_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
