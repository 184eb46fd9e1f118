// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/body_api.hpp
/// Statutory bodies for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events_durban {

struct BodyTools;

/// `tools` must outlive what is announced.
void announce_body_api(Registrar& registrar, const BodyTools& tools);

}  // namespace plenaria::events_durban
