// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/job_runner.hpp
/// Takes one job after the other from the table and runs it. Has no thread of its own: see workers.hpp.

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>

#include "jobs/deliveries.hpp"
#include "jobs/job_repository.hpp"
#include "jobs/live_run.hpp"
#include "plugins/contributions.hpp"

namespace plenaria::host {

/// References and the table must outlive what is made with them.
struct JobsOptions {
    Database& db;
    std::function<std::shared_ptr<const Contributions>()> table;  ///< of what is live: Loader::snapshot()
    const Clock* clock = nullptr;                                 ///< nullptr: of the system
    Log* log = nullptr;
    LiveRun::Terms terms = {.owner = {}};  ///< owner: of this host; empty, one is made
};

/// Thread-safe: several threads may call run_next().
class JobRunner {
public:
    explicit JobRunner(JobsOptions options);

    /// Runs the next job that is due and whose plugin runs.
    /// @return whether there was one.
    bool run_next();
    /// From now on every running job is told to stop; what stops for that reason runs again later.
    void stop() { stopping_ = true; }

private:
    std::optional<Candidate> next_candidate();
    std::deque<Candidate> look();
    /// Whether one more of this kind may run here (JobKind::at_once).
    bool has_room(const std::string& kind, int at_once) const;
    /// Notes that one of this kind runs, until what it returns is gone. @return null when there is no room.
    std::shared_ptr<void> occupy(const Candidate& candidate, int at_once);
    Result<std::optional<Job>> claim(const Candidate& candidate, const std::string& owner);
    void run(const Job& job, const JobTarget& target, const LiveRun::Terms& terms);
    void end(const Job& job, const JobTarget& target, const LiveRun& run, const std::string& owner,
             const std::optional<std::string>& failure);

    JobsOptions options_;
    std::atomic<bool> stopping_ = false;
    std::atomic<unsigned long> runs_ = 0;
    std::mutex mutex_ = {};
    std::deque<Candidate> candidates_ = {};
    std::map<std::string, int, std::less<>> running_ = {};  ///< by kind
    std::set<std::string, std::less<>> here_ = {};          ///< ids of those that run or are being claimed
};

}  // namespace plenaria::host
