// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/commands.hpp
/// What this room adds to the plenaria program.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// plenaria events demo DIR [--json]
int demo_command(Database& db, directory::Lookup& lookup, CommandRun& run);

}  // namespace plenaria::events
