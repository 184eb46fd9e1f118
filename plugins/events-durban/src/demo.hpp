// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/demo.hpp
/// When the bodies of past congresses met, and what taking part cost, for showing and for trying.

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

namespace plenaria::events_durban {

struct MemberTools;

/// plenaria events-durban demo DIR [--json]: loads events/bodies.json and events/fees.json of packaging/demo.
/// What is known of a congress already is left as it is.
int demo_command(Database& db, const MemberTools& tools, CommandRun& run);

}  // namespace plenaria::events_durban
