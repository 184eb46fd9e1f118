// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/demo.hpp
/// `plenaria committee demo DIR`: the bodies of the demonstration, with people whom the directory knows
/// already.

#include <filesystem>

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

#include "term_service.hpp"

namespace plenaria::committee::ledger {

struct DemoLedger {
    int bodies = 0;
    int seats = 0;
    int terms = 0;
};

/// Adds what DIR/committee/bodies.json has, in one transaction; nothing when there is a body already. A term
/// of somebody whom the directory does not know is left out.
Result<DemoLedger> load_demo(Database& db, const People& people, const std::filesystem::path& folder);
/// @return what the program ends with.
int demo_command(Database& db, const People& people, CommandRun& run);

}  // namespace plenaria::committee::ledger
