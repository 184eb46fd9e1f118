// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_demo.hpp
/// Calls for side events of the demonstration, with what was proposed; nobody is written to.

#include <string>

#include <plenaria/db.hpp>

#include "../json.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

Result<void> load_side_events(UnitOfWork& uow, directory::Lookup& lookup, const std::string& edition_id,
                              const Document& calls);

}  // namespace plenaria::events
