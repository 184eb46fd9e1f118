// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/tests/store.hpp
/// A database with the tables of this room, empty or with the demonstration in it.

#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>

#include "src/demo.hpp"

namespace plenaria::directory {

struct Store : test::TestDatabase {
    explicit Store(Engine engine, test::DatabaseSetup setup = {}) : TestDatabase(engine, std::move(setup)) {
        apply_room("directory", PLENARIA_ROOM_DIR "/db");
    }
    void load() {
        const auto loaded = load_demo(db(), PLENARIA_SOURCE_DIR "/packaging/demo/data");
        ASSERT_TRUE(loaded.has_value()) << loaded.error().message << loaded.error().detail;
    }
};

}  // namespace plenaria::directory
