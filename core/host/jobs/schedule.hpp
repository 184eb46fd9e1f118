// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/schedule.hpp
/// Enqueues recurring jobs when they are due, once however many hosts share the database, and ends the wait
/// of jobs for plugins that do not come back.

#include <map>
#include <string>

#include "jobs/job_runner.hpp"

namespace plenaria::host {

/// For one thread.
class Schedule {
public:
    explicit Schedule(JobsOptions options) : options_(std::move(options)) {}

    /// Does what is due now. Cheap when nothing is.
    void tick();

private:
    [[nodiscard]] Instant now() const;
    void look_at(const JobKind& kind, Instant now);
    void expire(const Contributions& table, Instant now);

    JobsOptions options_;
    std::map<std::string, Instant> look_again_ = {};  // by kind: the database need not be asked before
    Instant expire_again_ = {};
    Instant ticked_at_ = {};
};

/// A recurring job of the host that removes what ended well more than 30 days ago.
JobKind forgetting_job(Database& db);

}  // namespace plenaria::host
