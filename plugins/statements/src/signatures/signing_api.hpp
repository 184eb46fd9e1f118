// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signing_api.hpp
/// What the secretariat does with a signing, and the public wall, over JSON. A city itself signs behind its
/// link only, with a code: no token signs for it.

namespace plenaria {
class Registrar;
}

namespace plenaria::statements {

struct SignTools;
struct WallTools;

void add_signing_api(Registrar& registrar, const SignTools& tools, const WallTools& wall);

}  // namespace plenaria::statements
