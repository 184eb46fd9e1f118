// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_api.hpp
/// The programme as JSON: all that its pages do.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the registration.
void announce_programme_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
