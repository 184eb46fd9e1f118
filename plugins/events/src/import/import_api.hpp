// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_api.hpp
/// The imports of an edition under /api/events/.

#include <plenaria/plugin.hpp>

#include "import_service.hpp"

namespace plenaria::events {

/// @param tools set once the room has started.
void announce_import_api(Registrar& registrar, const ImportTools& tools);

}  // namespace plenaria::events
