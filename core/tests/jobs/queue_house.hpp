// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file core/tests/jobs/queue_house.hpp
/// A queue over a real database, with kinds of jobs that a test gives it.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>

#include "jobs/job_runner.hpp"

namespace plenaria::host {

class QueueTest : public ::testing::TestWithParam<Engine> {
protected:
    QueueTest()
        : database_(GetParam(), {.clock = &clock_, .subscribers_of = [this](std::string_view event) {
                                     return delivery_kinds(*table_, event);
                                 }}) {}

    Database& db() { return database_.db(); }

    /// Publishes a table in which the plugin "statements" announced this, after what is there already.
    void announce(Contribution contribution, const std::string& plugin = "statements") {
        auto next = std::make_shared<Contributions>(*table_);
        gates_.push_back(std::make_shared<Gate>(plugin));
        add(*next, plugin, gates_.back(), contribution);
        table_ = std::move(next);
    }
    void announce_job(std::string name, std::function<Result<void>(JobRun&)> run, int max_attempts = 10) {
        Contribution contribution;
        contribution.jobs.push_back(
            {.name = std::move(name), .run = std::move(run), .max_attempts = max_attempts});
        announce(std::move(contribution));
    }

    JobsOptions options() {
        return {
            .db = db(),
            .table = [this] { return table_; },
            .clock = &clock_,
            .terms = {
                .owner = {}, .lease = std::chrono::seconds(90), .ask_every = std::chrono::milliseconds(0)}};
    }

    std::string enqueue(const std::string& kind, const std::string& payload = "{}", Instant run_at = {}) {
        return *db().write(
            [&](UnitOfWork& uow) -> Result<std::string> { return uow.enqueue(kind, payload, run_at); });
    }
    Job job(const std::string& id) {
        return db()
            .read([&](UnitOfWork& uow) -> Result<std::optional<Job>> { return find_job(uow, id); })
            ->value();
    }
    std::vector<Job> jobs() {
        return *db().read(
            [&](UnitOfWork& uow) -> Result<std::vector<Job>> { return list_jobs(uow, "", 0, 100); });
    }
    template <class F>
    auto write(F&& work) {
        return db().write(std::forward<F>(work));
    }

    test::FakeClock clock_{"2019-12-17T08:00:00Z"};
    std::shared_ptr<const Contributions> table_ = std::make_shared<const Contributions>();
    std::vector<std::shared_ptr<Gate>> gates_;
    test::TestDatabase database_;
};

inline Result<void> succeed(JobRun&) { return {}; }

}  // namespace plenaria::host
