// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/demo.hpp
/// Who had the chair of past summits, and their round tables, for showing and for trying.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

namespace plenaria::directory {
class Lookup;
}
namespace plenaria::events {
class Editions;
}

namespace plenaria::events_gfmd {

/// plenaria events-gfmd demo DIR [--json]: loads events/summits.json of packaging/demo. A summit of which
/// something is known already is left as it is.
int demo_command(Database& db, directory::Lookup& lookup, events::Editions& editions, CommandRun& run);

}  // namespace plenaria::events_gfmd
