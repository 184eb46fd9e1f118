// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/commands.hpp
/// `plenaria statements …`.

#include <functional>

#include <plenaria/result.hpp>

namespace plenaria {
class CommandRun;
class Database;
}  // namespace plenaria

namespace plenaria::statements {

struct DemoLinks;
struct DemoTexts;

/// import --title T --en F --es F --fr F [--original LANGUAGE] [--json]
/// @return 0; 1 when the files cannot be imported, with every reason; 2 when called wrongly.
int import_command(Database& db, CommandRun& run);

/// demo DIR [--json]: the demonstration; does nothing when there are statements already.
/// @param more what comes after the texts: rounds and signatures.
int demo_command(Database& db, CommandRun& run,
                 const std::function<Result<DemoLinks>(const DemoTexts&)>& more);

}  // namespace plenaria::statements
