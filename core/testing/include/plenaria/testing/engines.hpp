// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/engines.hpp
/// Runs a suite of tests on both database engines.

#include <string>

#include <gtest/gtest.h>

#include <plenaria/db.hpp>

namespace plenaria::test {

inline std::string engine_name(const ::testing::TestParamInfo<Engine>& engine) {
    return engine.param == Engine::mysql ? "MariaDb" : "Sqlite";
}

}  // namespace plenaria::test

/// For a class Suite : public ::testing::TestWithParam<plenaria::Engine>. Both engines run always.
#define PLENARIA_BOTH_ENGINES(Suite)                                                                   \
    INSTANTIATE_TEST_SUITE_P(Engines, Suite,                                                           \
                             ::testing::Values(::plenaria::Engine::sqlite, ::plenaria::Engine::mysql), \
                             ::plenaria::test::engine_name)
