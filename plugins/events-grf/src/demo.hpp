// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/demo.hpp
/// Pledges for showing and for trying; all of them made up.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

namespace plenaria::directory {
class Lookup;
}
namespace plenaria::events {
class Editions;
}

namespace plenaria::events_grf {

/// plenaria events-grf demo DIR [--json]: loads events/pledges.json of packaging/demo into the latest forum.
/// Where there is a pledge already, or no forum, nothing is added.
int demo_command(Database& db, directory::Lookup& lookup, events::Editions& editions, CommandRun& run);

}  // namespace plenaria::events_grf
