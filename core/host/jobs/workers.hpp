// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/workers.hpp
/// The threads of the queue: some run jobs, one watches the clock.

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "jobs/job_runner.hpp"
#include "jobs/schedule.hpp"

namespace plenaria::host {

class Workers {
public:
    struct Threads {
        int workers = 2;
        /// How often the table is looked at for jobs of other hosts and of later; poke() comes at once.
        std::chrono::milliseconds look_every{1000};
    };
    Workers(JobsOptions options, Threads threads);
    explicit Workers(JobsOptions options) : Workers(std::move(options), Threads{}) {}
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    void start();
    /// There may be work. Cheap; call it after each commit that enqueued something (CommitEffects::jobs).
    void poke();
    /// Tells running jobs to stop, and waits for them. What stopped early runs again at the next start.
    void stop();

private:
    /// Waits for the next look, or for a poke after the `seen` ones. @return false once stopped.
    bool wait(unsigned long* seen);
    void work();
    void watch();
    void complain(const char* what) const;

    JobsOptions options_;
    Threads how_;
    JobRunner runner_;
    Schedule schedule_;
    std::mutex mutex_ = {};
    std::condition_variable wake_ = {};
    unsigned long pokes_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_ = {};
};

}  // namespace plenaria::host
