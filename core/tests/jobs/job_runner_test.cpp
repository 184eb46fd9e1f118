// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_runner.hpp"

#include <map>
#include <stdexcept>
#include <thread>

#include <plenaria/sql.hpp>

#include "queue_house.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;
using test::at;

using JobRunnerTest = QueueTest;
PLENARIA_BOTH_ENGINES(JobRunnerTest);

TEST_P(JobRunnerTest, AJobRunsOnceWithItsPayloadAndKeepsItsResult) {
    std::vector<std::string> payloads;
    announce_job("statements.count", [&](JobRun& run) -> Result<void> {
        payloads.push_back(run.payload());
        run.result(R"({"words":52})");
        return {};
    });
    const auto id = enqueue("statements.count", R"({"version":"V1"})");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());
    EXPECT_FALSE(runner.run_next());

    EXPECT_EQ(payloads, (std::vector<std::string>{R"({"version":"V1"})"}));
    EXPECT_EQ(job(id).state, "done");
    EXPECT_EQ(job(id).result, R"({"words":52})");
    EXPECT_EQ(job(id).ended_at, at("2019-12-17T08:00:00Z"));
}

TEST_P(JobRunnerTest, AJobOfLaterWaitsForItsMoment) {
    announce_job("statements.remind", succeed);
    enqueue("statements.remind", "{}", at("2019-12-17T08:00:01Z"));
    JobRunner runner(options());

    EXPECT_FALSE(runner.run_next());
    clock_.advance(1s);
    EXPECT_TRUE(runner.run_next());
}

TEST_P(JobRunnerTest, AFailureIsRepeatedAfterHalfAMinuteAndFailsForGoodAfterTheLastAttempt) {
    announce_job(
        "statements.send",
        [](JobRun&) -> Result<void> {
            return Error{ErrorCode::unavailable, "The other side is closed.", "smtp 421"};
        },
        2);
    const auto id = enqueue("statements.send");
    JobRunner runner(options());

    ASSERT_TRUE(runner.run_next());
    EXPECT_EQ(job(id).state, "ready");
    EXPECT_EQ(job(id).last_error, "The other side is closed. (smtp 421)");
    EXPECT_EQ(job(id).run_at, at("2019-12-17T08:00:30Z"));
    clock_.advance(29s);
    EXPECT_FALSE(runner.run_next());
    clock_.advance(1s);
    ASSERT_TRUE(runner.run_next());

    EXPECT_EQ(job(id).state, "failed");
    EXPECT_EQ(job(id).attempts, 2);
}

TEST_P(JobRunnerTest, WhateverAJobThrowsIsAFailureAndTheNextJobRuns) {
    announce_job("statements.throw",
                 [](JobRun&) -> Result<void> { throw std::runtime_error("no such office"); });
    announce_job("statements.odd", [](JobRun&) -> Result<void> { throw 42; });
    const auto thrown = enqueue("statements.throw");
    const auto odd = enqueue("statements.odd");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());
    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(job(thrown).last_error, "no such office");
    EXPECT_EQ(job(odd).last_error, "unknown exception");
}

TEST_P(JobRunnerTest, ManyJobsAndTwoHostsRunEachExactlyOnce) {
    std::mutex mutex;
    std::map<std::string, int> runs;
    announce_job("statements.letter", [&](JobRun& run) -> Result<void> {
        const std::lock_guard lock(mutex);
        ++runs[run.id()];
        return {};
    });
    for (int i = 0; i < 40; ++i) enqueue("statements.letter");
    JobRunner here(options());
    JobRunner there(options());

    std::thread other([&] {
        while (there.run_next()) {
        }
    });
    while (here.run_next()) {
    }
    other.join();

    EXPECT_EQ(runs.size(), 40u);
    for (const auto& [id, count] : runs) EXPECT_EQ(count, 1) << id;
    for (const auto& one : jobs()) EXPECT_EQ(one.state, "done");
}

TEST_P(JobRunnerTest, AJobOfADeadHostRunsAgainWhenItsLeaseIsOver) {
    announce_job("statements.letter", succeed);
    const auto id = enqueue("statements.letter");
    ASSERT_TRUE(*write([&](UnitOfWork& uow) -> Result<bool> { return claim_job(uow, id, "dead", 90s); }));
    JobRunner runner(options());

    clock_.advance(90s);
    EXPECT_FALSE(runner.run_next()) << "the lease lasts to the end of its second";
    clock_.advance(1s);
    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(job(id).state, "done");
    EXPECT_EQ(job(id).attempts, 2);
}

TEST_P(JobRunnerTest, AJobThatRunsHereIsNoOrphanThoughTheClockJumpsOverItsLease) {
    int runs = 0;
    JobRunner runner(options());
    announce_job("statements.count", [&](JobRun&) -> Result<void> {
        ++runs;
        clock_.advance(24h);
        EXPECT_FALSE(runner.run_next());
        return {};
    });
    const auto id = enqueue("statements.count");

    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(runs, 1);
    EXPECT_EQ(job(id).state, "done");
}

TEST_P(JobRunnerTest, AJobThatIsBeingClaimedHidesNoOtherKind) {
    JobRunner runner(options());
    std::string first;
    int others = 0;
    announce_job("statements.first", [&](JobRun&) -> Result<void> {
        // As the table shows it to another thread, between the choice of a job and its claim.
        EXPECT_TRUE(db().write([&](UnitOfWork& uow) -> Result<void> {
                            sql::query(uow, "UPDATE core_job SET state = 'ready' WHERE id = :id"),
                                soci::use(first, "id");
                            return {};
                        })
                        .has_value());
        EXPECT_TRUE(runner.run_next());
        return {};
    });
    announce_job("statements.second", [&](JobRun&) -> Result<void> {
        ++others;
        return {};
    });
    first = enqueue("statements.first");
    enqueue("statements.second");

    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(others, 1);
}

TEST_P(JobRunnerTest, AJobThatKillsItsHostEachTimeFailsWithoutBeingRunOnceMore) {
    bool ran = false;
    announce_job(
        "statements.crash",
        [&](JobRun&) -> Result<void> {
            ran = true;
            return {};
        },
        2);
    const auto id = enqueue("statements.crash");
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(*write([&](UnitOfWork& uow) -> Result<bool> { return claim_job(uow, id, "dead", 90s); }));
        clock_.advance(91s);
    }

    EXPECT_TRUE(JobRunner(options()).run_next());

    EXPECT_FALSE(ran);
    EXPECT_EQ(job(id).state, "failed");
    EXPECT_EQ(job(id).last_error, "the host ended each time while this job was running");
}

TEST_P(JobRunnerTest, ProgressKeepsTheLeaseAndIsSeenByOthers) {
    JobRunner other(options());
    bool taken = true;
    announce_job("statements.import", [&](JobRun& run) -> Result<void> {
        clock_.advance(80s);
        run.progress(40, 100);
        clock_.advance(80s);
        taken = other.run_next();
        return {};
    });
    const auto id = enqueue("statements.import");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());

    EXPECT_FALSE(taken);
    EXPECT_EQ(job(id).done, 40);
    EXPECT_EQ(job(id).total, 100);
}

TEST_P(JobRunnerTest, ARunThatLostItsLeaseIsToldToStopAndChangesNothing) {
    JobRunner other(options());
    int runs = 0;
    bool told = false;
    announce_job("statements.slow", [&](JobRun& run) -> Result<void> {
        if (++runs == 2) return {};
        clock_.advance(91s);
        EXPECT_TRUE(other.run_next());
        told = run.cancelled();
        return Error{ErrorCode::conflict, "Too late.", {}};
    });
    const auto id = enqueue("statements.slow");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());

    EXPECT_TRUE(told);
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(job(id).state, "done");
}

TEST_P(JobRunnerTest, ARunningJobSeesThatItWasCancelled) {
    std::vector<bool> seen;
    announce_job("statements.import", [&](JobRun& run) -> Result<void> {
        seen.push_back(run.cancelled());
        EXPECT_TRUE(write([&](UnitOfWork& uow) { return cancel_job(uow, run.id()); }).has_value());
        seen.push_back(run.cancelled());
        return Error{ErrorCode::conflict, "Stopped.", {}};
    });
    const auto id = enqueue("statements.import");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());

    EXPECT_EQ(seen, (std::vector<bool>{false, true}));
    EXPECT_EQ(job(id).state, "cancelled");
}

TEST_P(JobRunnerTest, AJobThatTheHostStopsRunsAgainWithoutLosingAnAttempt) {
    std::function<void()> stop;
    announce_job("statements.import", [&](JobRun& run) -> Result<void> {
        stop();
        EXPECT_TRUE(run.cancelled());
        return {};
    });
    const auto id = enqueue("statements.import");
    JobRunner runner(options());
    stop = [&] { runner.stop(); };

    EXPECT_TRUE(runner.run_next());
    EXPECT_FALSE(runner.run_next());

    EXPECT_EQ(job(id).state, "ready");
    EXPECT_EQ(job(id).attempts, 0);
}

TEST_P(JobRunnerTest, JobsOfAPluginThatDoesNotRunWaitAndHoldUpNobody) {
    announce_job("statements.letter", succeed);
    std::vector<std::string> waiting;
    for (int i = 0; i < 50; ++i) waiting.push_back(enqueue("campaigns.send"));
    clock_.advance(1s);
    const auto id = enqueue("statements.letter");
    JobRunner runner(options());

    EXPECT_TRUE(runner.run_next());
    EXPECT_FALSE(runner.run_next());

    EXPECT_EQ(job(id).state, "done");
    for (const auto& one : waiting) EXPECT_EQ(job(one).state, "ready");
}

TEST_P(JobRunnerTest, OfAKindThatRunsOneAtATimeTheSecondWaitsAndOthersDoNot) {
    JobRunner* queue = nullptr;
    std::vector<std::string> order;
    Contribution contribution;
    contribution.jobs.push_back({.name = "core.make_document",
                                 .run = [&](JobRun& run) -> Result<void> {
                                     order.push_back("document " + run.payload());
                                     // While this one runs, another thread looks.
                                     if (order.size() == 1)
                                         std::thread([&] {
                                             while (queue->run_next()) {
                                             }
                                         }).join();
                                     return {};
                                 },
                                 .at_once = 1});
    announce(std::move(contribution));
    announce_job("statements.letter", [&](JobRun&) -> Result<void> {
        order.emplace_back("letter");
        return {};
    });
    enqueue("core.make_document", "1");
    enqueue("core.make_document", "2");
    clock_.advance(1s);
    enqueue("statements.letter");
    JobRunner runner(options());
    queue = &runner;

    while (runner.run_next()) {
    }

    EXPECT_EQ(order, (std::vector<std::string>{"document 1", "letter", "document 2"}));
}

TEST_P(JobRunnerTest, AClosedGateKeepsAJobOut) {
    announce_job("statements.letter", succeed);
    const auto id = enqueue("statements.letter");
    gates_.back()->close();
    JobsOptions once = options();
    // The table of the moment before: the plugin is still in it.
    int looks = 0;
    once.table = [&] { return ++looks <= 2 ? table_ : std::make_shared<const Contributions>(); };

    EXPECT_FALSE(JobRunner(once).run_next());

    EXPECT_EQ(job(id).state, "ready");
    EXPECT_EQ(job(id).attempts, 0);
}

}  // namespace
}  // namespace plenaria::host
