// SPDX-License-Identifier: EUPL-1.2
#include "auth/rate_limit.hpp"

#include <atomic>
#include <thread>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

class RateLimitTest : public AccountsTest {
protected:
    bool ask(std::string_view what, RateLimit limit = {.attempts = 3, .window = 60s}) {
        return *db().write([&](UnitOfWork& uow) -> Result<bool> { return allow(uow, what, limit); });
    }
};
PLENARIA_BOTH_ENGINES(RateLimitTest);

TEST_P(RateLimitTest, TheLimitIsTheLastThatIsLetThrough) {
    EXPECT_TRUE(ask("a"));
    EXPECT_TRUE(ask("a"));
    EXPECT_TRUE(ask("a"));
    EXPECT_FALSE(ask("a"));
    EXPECT_TRUE(ask("b"));
}

TEST_P(RateLimitTest, AWindowEndsToTheSecond) {
    for (int i = 0; i < 4; ++i) ask("a");
    clock.advance(59s);
    EXPECT_FALSE(ask("a"));
    clock.advance(1s);
    EXPECT_TRUE(ask("a"));
}

TEST_P(RateLimitTest, AClockThatIsSetBackADayLocksNobodyOutForADay) {
    for (int i = 0; i < 4; ++i) ask("a");
    clock.advance(-24h);

    for (int i = 0; i < 3; ++i) EXPECT_TRUE(ask("a"));
    EXPECT_FALSE(ask("a"));
}

TEST_P(RateLimitTest, TheClockOfAnotherHostMayBeAWindowAhead) {
    for (int i = 0; i < 4; ++i) ask("a");
    clock.advance(-60s);
    EXPECT_FALSE(ask("a"));
}

TEST_P(RateLimitTest, WhatIsForgivenBeginsAnew) {
    for (int i = 0; i < 4; ++i) ask("a");
    must(db().write([](UnitOfWork& uow) -> Result<void> {
        forgive(uow, "a");
        return {};
    }));
    EXPECT_TRUE(ask("a"));
}

TEST_P(RateLimitTest, OfManyAtTheSameMomentNoMoreThanTheLimitAreLetThrough) {
    std::atomic<int> let_through = 0, refused = 0;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 24; ++i)
        crowd.emplace_back([&] {
            const auto allowed = db().write([](UnitOfWork& uow) -> Result<bool> {
                return allow(uow, "a", {.attempts = 10, .window = 60s});
            });
            if (allowed) ++(*allowed ? let_through : refused);
        });
    for (auto& one : crowd) one.join();

    EXPECT_LE(let_through, 10);
    EXPECT_GT(refused, 0);
}

TEST_P(RateLimitTest, TheTableHoldsNoAddressAndForgetsWhatIsOld) {
    ask("login:account:ana@example.org");
    const auto rows = [&] {
        return read([](UnitOfWork& uow) {
            std::string bucket;
            sql::query(uow, "SELECT bucket FROM core_rate"), soci::into(bucket);
            return uow.session().got_data() ? bucket : std::string();
        });
    };
    EXPECT_EQ(rows().size(), 64u);
    EXPECT_EQ(rows().find("ana"), std::string::npos);

    clock.advance(1s);
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        forget_attempts(uow, uow.now());
        return {};
    }));
    EXPECT_EQ(rows(), "");
}

}  // namespace
}  // namespace plenaria::host
