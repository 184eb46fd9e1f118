// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/directory_api.hpp
/// The JSON API over the same services as the pages: /api/directory/…

namespace plenaria {
class Registrar;
}

namespace plenaria::directory {

void announce_api(Registrar& registrar);

}  // namespace plenaria::directory
