// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/migrations/rooms.hpp
/// The host and all plugins of this tree that have tables, as the migrator takes them.

#include <vector>

#include "db/migrator.hpp"

namespace plenaria::test {

/// The host first, each plugin after those it requires.
std::vector<host::MigrationRoom> rooms_with_tables();

}  // namespace plenaria::test
