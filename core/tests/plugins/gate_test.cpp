// SPDX-License-Identifier: EUPL-1.2
#include "plugins/gate.hpp"

#include <future>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

TEST(Gate, RefusesCallsOnceItIsClosed) {
    const auto gate = std::make_shared<Gate>("events");
    EXPECT_TRUE(gate->enter().has_value());

    gate->close();

    EXPECT_FALSE(gate->enter().has_value());
}

TEST(Gate, IsNotIdleWhileACallRuns) {
    const auto gate = std::make_shared<Gate>("events");
    auto pass = gate->enter();
    auto moved = std::move(pass);
    gate->close();

    EXPECT_FALSE(gate->wait_idle(0ms));
    pass.reset();
    EXPECT_FALSE(gate->wait_idle(0ms)) << "a moved pass counts where it is";
    moved.reset();
    EXPECT_TRUE(gate->wait_idle(0ms));
}

TEST(Gate, WakesWhoeverWaitsWhenTheLastCallEnds) {
    const auto gate = std::make_shared<Gate>("events");
    auto first = gate->enter();
    auto second = gate->enter();
    auto waiting = std::async(std::launch::async, [&] { return gate->wait_idle(60s); });

    first.reset();
    second.reset();

    EXPECT_TRUE(waiting.get());
}

}  // namespace
}  // namespace plenaria::host
