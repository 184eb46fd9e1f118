// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/tests/store.hpp
/// A database with the tables of this room, empty or with the demonstration in it.

#include <cstdlib>

#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>

#include "src/demo.hpp"

namespace plenaria::directory {

struct Store : test::TestDatabase {
    explicit Store(Engine engine, test::DatabaseSetup setup = {}) : TestDatabase(engine, std::move(setup)) {
        apply_room("directory", PLENARIA_ROOM_DIR "/db");
    }
    /// The nineteen cities of the board, the project and the congresses; not the demonstration, which grows.
    void load() {
        const auto loaded = load_demo(db(), PLENARIA_ROOM_DIR "/tests/data/house");
        ASSERT_TRUE(loaded.has_value()) << loaded.error().message << loaded.error().detail;
    }
};

/// How much of a full directory the tests of speed fill: all of it for `tests/bench/run --directory`, a tenth
/// for
/// ./test, which need not wait for 90 000 rows to learn that the same code is in order.
inline int part_of(int full) { return std::getenv("PLENARIA_MEASURE") != nullptr ? full : full / 10; }

}  // namespace plenaria::directory
