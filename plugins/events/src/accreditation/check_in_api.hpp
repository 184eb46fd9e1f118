// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/check_in_api.hpp
/// Scans as JSON: many at once, for devices that were without network; and how many are there.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

void announce_check_in_api(Registrar& registrar);

}  // namespace plenaria::events
