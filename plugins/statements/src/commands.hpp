// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/commands.hpp
/// `plenaria statements …`.

#include <string>
#include <vector>

namespace plenaria {
class Database;
}

namespace plenaria::statements {

/// import --title T --en F --es F --fr F [--original LANGUAGE] [--json]
/// @return 0; 1 when the files cannot be imported, with every reason; 2 when called wrongly.
int import_command(Database& db, const std::vector<std::string>& arguments);

/// demo DIR [--json]: the texts of the demonstration; does nothing when there are statements already.
int demo_command(Database& db, const std::vector<std::string>& arguments);

}  // namespace plenaria::statements
