// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/announce_pages.hpp
/// The addresses of the programme: of those who see events, of those who plan them, and of everybody.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the registration.
void announce_programme(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
