// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_api.hpp
/// What the secretariat does with a round, and the drafter with points, over JSON; reading them is in
/// consultation_api.cpp.

namespace plenaria {
class Registrar;
}

namespace plenaria::statements {

struct RoundTools;

void add_round_api(Registrar& registrar, const RoundTools& tools);

}  // namespace plenaria::statements
