// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/format_api.hpp
/// The format of an edition and its calendar, for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// /api/events/formats and what hangs on an edition. `tools` must outlive what is announced.
void announce_format_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
