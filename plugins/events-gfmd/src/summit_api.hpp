// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/summit_api.hpp
/// The chair and the round tables of a summit for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events_gfmd {

struct SummitTools;

/// `tools` must outlive what is announced.
void announce_summit_api(Registrar& registrar, const SummitTools& tools);

}  // namespace plenaria::events_gfmd
