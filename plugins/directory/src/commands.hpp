// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/commands.hpp
/// `plenaria directory …`.

namespace plenaria {
class CommandRun;
class Database;
}  // namespace plenaria

namespace plenaria::directory {

/// demo DIR [--json]. @return 0; 1 when the data cannot be loaded; 2 when called wrongly.
int demo_command(Database& db, CommandRun& run);

/// import FILE [--kind KIND] [--apply] [--json]. @return 0; 1 when the file is refused, or rows are left that
/// are wrong or wait for an answer; 2 when called wrongly.
int import_command(Database& db, CommandRun& run);

}  // namespace plenaria::directory
