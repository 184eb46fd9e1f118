// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/commands.hpp
/// `plenaria directory …`.

#include <string>
#include <vector>

namespace plenaria {
class Database;
}

namespace plenaria::directory {

/// demo DIR [--json]. @return 0; 1 when the data cannot be loaded; 2 when called wrongly.
int demo_command(Database& db, const std::vector<std::string>& arguments);

/// import FILE [--kind KIND] [--apply] [--json]. @return 0; 1 when the file is refused; 2 when called wrongly; 3 when
/// rows are left that are wrong or wait for an answer.
int import_command(Database& db, const std::vector<std::string>& arguments);

}  // namespace plenaria::directory
