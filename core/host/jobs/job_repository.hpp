// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/job_repository.hpp
/// The rows of the queue. Enqueuing is UnitOfWork::enqueue(); here is what happens to a job after that.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

/// A row of core_job.
struct Job {
    std::string id;
    std::string kind;  ///< of a JobKind, or "event:" and the name of a subscriber
    std::string payload = {};
    std::string state = {};  ///< ready, running, done, failed, cancelled
    Instant run_at = {};
    int attempts = 0;
    long long done = 0;
    long long total = 0;
    bool cancel = false;  ///< somebody asked to stop it
    std::string result = {};
    std::string last_error = {};
    Instant created_at = {};
    std::optional<Instant> ended_at = {};
};

/// A job that may be claimed.
struct Candidate {
    std::string id;
    std::string kind;
};

/// Kinds of which a job is due, the one that waits longest first.
std::vector<std::string> due_kinds(UnitOfWork& uow);
/// Jobs of `kind` that are due, the one that waits longest first.
std::vector<Candidate> due_jobs(UnitOfWork& uow, const std::string& kind, int limit);
/// Jobs whose host let the lease run out.
std::vector<Candidate> orphaned_jobs(UnitOfWork& uow, int limit);

/// Takes a job that is due or orphaned for `owner`, and counts the attempt.
/// @return whether it was still to be had.
bool claim_job(UnitOfWork& uow, const std::string& id, const std::string& owner, std::chrono::seconds lease);
/// Keeps a claimed job. @return nothing when it is no longer `owner`'s; else whether somebody asked to stop
/// it.
std::optional<bool> renew_job(UnitOfWork& uow, const std::string& id, const std::string& owner,
                              std::chrono::seconds lease);
void show_progress(UnitOfWork& uow, const std::string& id, const std::string& owner, long long done,
                   long long total);

/// The three ends of a run. Nothing happens when the job is no longer `owner`'s.
void finish_job(UnitOfWork& uow, const std::string& id, const std::string& owner, const std::string& state,
                const std::string& result, const std::string& error);
void repeat_job(UnitOfWork& uow, const std::string& id, const std::string& owner, Instant run_at,
                const std::string& error);
/// As if it had not been claimed.
void put_back_job(UnitOfWork& uow, const std::string& id, const std::string& owner);

std::optional<Job> find_job(UnitOfWork& uow, const std::string& id);
/// Newest first, without payload and result. @param state empty: all
std::vector<Job> list_jobs(UnitOfWork& uow, const std::string& state, int offset, int limit);
/// Stops a job that waits at once, and one that runs as soon as it looks. @return not_found, or conflict when
/// it has ended already.
Result<void> cancel_job(UnitOfWork& uow, const std::string& id);
/// Runs a failed or cancelled job again, now, with all its attempts. @return not_found or conflict.
Result<void> retry_job(UnitOfWork& uow, const std::string& id);

/// Fails jobs of `kind` that have waited since before `limit` for a plugin that does not run. @return how
/// many.
long long expire_waiting(UnitOfWork& uow, const std::string& kind, Instant limit);
/// Removes jobs that ended well before `limit`. @return how many.
long long forget_jobs(UnitOfWork& uow, Instant limit);

/// When the recurring job is due; nothing when it never was.
std::optional<Instant> find_due(UnitOfWork& uow, const std::string& kind);
void insert_due(UnitOfWork& uow, const std::string& kind, Instant due);
/// @return whether this host moved it: `from` must still stand there.
bool move_due(UnitOfWork& uow, const std::string& kind, Instant from, Instant to);
/// Whether a job of this kind waits or runs.
bool is_active(UnitOfWork& uow, const std::string& kind);

}  // namespace plenaria::host
