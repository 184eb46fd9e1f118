// SPDX-License-Identifier: EUPL-1.2
#include "jobs/workers.hpp"

#include <future>
#include <latch>
#include <thread>

#include "queue_house.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

using WorkersTest = QueueTest;
PLENARIA_BOTH_ENGINES(WorkersTest);

TEST_P(WorkersTest, APokeStartsAJobLongBeforeTheNextLook) {
    std::promise<std::string> ran;
    announce_job("statements.letter", [&](JobRun& run) -> Result<void> {
        ran.set_value(run.id());
        return {};
    });
    Workers workers(options(), {.workers = 2, .look_every = 1h});
    workers.start();

    const auto id = enqueue("statements.letter");
    workers.poke();

    EXPECT_EQ(ran.get_future().get(), id);
    workers.stop();
    EXPECT_EQ(job(id).state, "done");
}

TEST_P(WorkersTest, TwoJobsRunAtTheSameTime) {
    // Each waits for the other: alone neither would end.
    std::latch both_run(2);
    std::latch both_ended(2);
    const auto meet = [&](JobRun&) -> Result<void> {
        both_run.arrive_and_wait();
        both_ended.count_down();
        return {};
    };
    announce_job("statements.first", meet);
    announce_job("statements.second", meet);
    const auto first = enqueue("statements.first");
    const auto second = enqueue("statements.second");
    Workers workers(options(), {.workers = 2, .look_every = 1h});

    workers.start();
    both_ended.wait();
    workers.stop();

    EXPECT_EQ(job(first).state, "done");
    EXPECT_EQ(job(second).state, "done");
}

TEST_P(WorkersTest, StoppingTellsARunningJobAndWaitsForIt) {
    std::promise<void> running;
    std::atomic<bool> ended = false;
    announce_job("statements.import", [&](JobRun& run) -> Result<void> {
        running.set_value();
        while (!run.cancelled()) std::this_thread::yield();
        ended = true;
        return {};
    });
    const auto id = enqueue("statements.import");
    Workers workers(options(), {.workers = 2, .look_every = 1h});
    workers.start();
    running.get_future().wait();

    workers.stop();

    EXPECT_TRUE(ended);
    EXPECT_EQ(job(id).state, "ready");
}

}  // namespace
}  // namespace plenaria::host
