// SPDX-License-Identifier: EUPL-1.2
#include "jobs/schedule.hpp"

#include <chrono>

#include "queue_house.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

class ScheduleTest : public QueueTest {
protected:
    void announce_every(std::chrono::seconds every) {
        Contribution contribution;
        contribution.jobs.push_back({.name = "statements.remind",
                                     .run = [this](JobRun&) -> Result<void> {
                                         ++runs_;
                                         return {};
                                     },
                                     .every = every});
        announce(std::move(contribution));
    }
    void run_all() {
        JobRunner runner(options());
        while (runner.run_next()) {
        }
    }
    int runs_ = 0;
};
PLENARIA_BOTH_ENGINES(ScheduleTest);

TEST_P(ScheduleTest, ARecurringJobRunsAtOnceAndThenWhenItIsDue) {
    announce_every(1h);
    Schedule schedule(options());
    const auto runs_after = [&](std::chrono::seconds time) {
        clock_.advance(time);
        schedule.tick();
        run_all();
        return runs_;
    };

    EXPECT_EQ(runs_after(0s), 1);
    EXPECT_EQ(runs_after(3599s), 1);
    EXPECT_EQ(runs_after(1s), 2);
    EXPECT_EQ(runs_after(0s), 2);
}

TEST_P(ScheduleTest, SeveralHostsRunItOnce) {
    announce_every(1h);
    Schedule here(options());
    Schedule there(options());

    for (int hour = 0; hour < 3; ++hour) {
        here.tick();
        there.tick();
        run_all();
        here.tick();
        clock_.advance(1h);
    }

    EXPECT_EQ(runs_, 3);
}

TEST_P(ScheduleTest, WhatWasMissedRunsOnceAndTheGridStays) {
    announce_every(1h);
    Schedule schedule(options());
    schedule.tick();
    run_all();

    clock_.advance(5h + 30min);
    schedule.tick();
    run_all();
    EXPECT_EQ(runs_, 2);

    clock_.advance(30min);
    schedule.tick();
    run_all();
    EXPECT_EQ(runs_, 3);
}

TEST_P(ScheduleTest, OneThatStillWaitsIsNotQueuedAgain) {
    announce_every(1h);
    Schedule schedule(options());
    for (int hour = 0; hour < 4; ++hour) {
        schedule.tick();
        clock_.advance(1h);
    }

    EXPECT_EQ(jobs().size(), 1u);
}

TEST_P(ScheduleTest, AShorterIntervalHoldsFromNowOn) {
    announce_every(24h);
    Schedule(options()).tick();
    run_all();
    table_ = std::make_shared<const Contributions>();
    announce_every(1h);
    Schedule schedule(options());
    schedule.tick();

    clock_.advance(1h);
    schedule.tick();
    run_all();

    EXPECT_EQ(runs_, 2);
}

TEST_P(ScheduleTest, AClockThatIsSetBackADayStopsNothingForADay) {
    announce_every(1h);
    Schedule schedule(options());
    const auto runs_at = [&](const char* time) {
        clock_.set(time);
        schedule.tick();
        run_all();
        return runs_;
    };

    EXPECT_EQ(runs_at("2019-12-18T08:00:00Z"), 1);
    runs_at("2019-12-17T08:00:00Z");
    EXPECT_EQ(runs_at("2019-12-17T09:00:00Z"), 2);
    EXPECT_EQ(runs_at("2019-12-17T10:00:00Z"), 3);
}

TEST_P(ScheduleTest, EndedJobsAreForgottenAfterThirtyDays) {
    Contribution host;
    host.jobs.push_back(forgetting_job(db()));
    announce(std::move(host), "core");
    announce_job("statements.letter", succeed);
    const auto old = enqueue("statements.letter");
    run_all();
    Schedule schedule(options());

    clock_.advance(30 * 24h);
    schedule.tick();
    run_all();
    EXPECT_EQ(job(old).state, "done");

    clock_.advance(24h);
    schedule.tick();
    run_all();
    for (const auto& one : jobs()) EXPECT_NE(one.id, old);
}

}  // namespace
}  // namespace plenaria::host
