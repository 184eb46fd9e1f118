// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/commands.hpp
/// What this room adds to the plenaria program.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::events {

/// plenaria events demo DIR [--json]
int demo_command(Database& db, directory::Lookup& lookup, directory::Directory& directory, CommandRun& run);

/// plenaria events recount [--check] [--json]: counts anew what lists show. 1 when something was not right:
/// it is then, unless it was only to be checked.
int recount_command(Database& db, CommandRun& run);

}  // namespace plenaria::events
