// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_runner.hpp"

#include <unistd.h>

#include <exception>

#include <plenaria/id.hpp>

#include "jobs/job_rules.hpp"
#include "plugins/crash_note.hpp"

namespace plenaria::host {

namespace {

/// As many as are worth holding while another host may take them.
constexpr int batch = 20;

/// What went wrong, as an administrator reads it; the detail says more than the sentence.
std::string reason(const Error& error) {
    return error.detail.empty() ? fill(error.message, error.values)
                                : fill(error.message, error.values) + " (" + error.detail + ")";
}

/// The second place after the request and before the loader where an exception of a plugin is caught.
std::optional<std::string> failure_of(const JobTarget& target, JobRun& run) {
    try {
        const auto outcome = target.run(run);
        if (outcome) return std::nullopt;
        return reason(outcome.error());
    } catch (const std::exception& error) {
        return std::string(error.what());
    } catch (...) {
        return "unknown exception";
    }
}

}  // namespace

JobRunner::JobRunner(JobsOptions options) : options_(std::move(options)) {
    if (options_.terms.owner.empty()) options_.terms.owner = std::to_string(::getpid()) + "-" + new_id();
}

std::deque<Candidate> JobRunner::look() {
    const auto table = options_.table();
    auto found = options_.db.read([&](UnitOfWork& uow) -> Result<std::deque<Candidate>> {
        std::deque<Candidate> out;
        const auto take = [&](const std::vector<Candidate>& some) {
            // What runs here is no orphan, whatever the clock says: it may have been set forward.
            for (const auto& one : some)
                if (find_target(*table, one.kind) && !here_.contains(one.id)) out.push_back(one);
        };
        take(orphaned_jobs(uow, batch));
        for (const auto& kind : due_kinds(uow)) {
            const auto target = find_target(*table, kind);
            if (!target || !has_room(kind, target->at_once)) continue;
            const auto before = out.size();
            take(due_jobs(uow, kind, batch));
            // The kind that waits longest; the others have their turn when this batch is done. One of which
            // all jobs are being claimed here waits no more.
            if (out.size() > before) break;
        }
        return out;
    });
    return found ? *std::move(found) : std::deque<Candidate>{};
}

// Under mutex_, as look() is.
bool JobRunner::has_room(const std::string& kind, int at_once) const {
    const auto found = running_.find(kind);
    return at_once == 0 || found == running_.end() || found->second < at_once;
}

std::shared_ptr<void> JobRunner::occupy(const Candidate& candidate, int at_once) {
    const std::lock_guard lock(mutex_);
    if (!has_room(candidate.kind, at_once) || !here_.insert(candidate.id).second) return nullptr;
    ++running_[candidate.kind];
    return {this, [candidate](JobRunner* runner) {
                const std::lock_guard again(runner->mutex_);
                runner->here_.erase(candidate.id);
                if (--runner->running_[candidate.kind] == 0) runner->running_.erase(candidate.kind);
            }};
}

std::optional<Candidate> JobRunner::next_candidate() {
    const std::lock_guard lock(mutex_);
    if (candidates_.empty()) candidates_ = look();
    if (candidates_.empty()) return std::nullopt;
    auto next = std::move(candidates_.front());
    candidates_.pop_front();
    return next;
}

Result<std::optional<Job>> JobRunner::claim(const Candidate& candidate, const std::string& owner) {
    return options_.db.write([&](UnitOfWork& uow) -> Result<std::optional<Job>> {
        if (!claim_job(uow, candidate.id, owner, options_.terms.lease)) return std::optional<Job>{};
        return find_job(uow, candidate.id);
    });
}

bool JobRunner::run_next() {
    while (!stopping_) {
        const auto candidate = next_candidate();
        if (!candidate) return false;
        const auto table = options_.table();
        const auto target = find_target(*table, candidate->kind);
        if (!target) continue;
        const auto pass = target->gate->enter();
        if (!pass) continue;  // stopped meanwhile: the job stays where it is
        const auto place = occupy(*candidate, target->at_once);
        if (!place) continue;  // as many of this kind as may run here do; the next look finds it again
        // An owner for each run, not for each host: a run that outlives its lease must not end the one after
        // it.
        auto terms = options_.terms;
        terms.owner += ':' + std::to_string(++runs_);
        const auto job = claim(*candidate, terms.owner);
        if (!job) return false;           // the database is not well; the next look tries again
        if (!job->has_value()) continue;  // another host was faster
        run(**job, *target, terms);
        return true;
    }
    return false;
}

void JobRunner::run(const Job& job, const JobTarget& target, const LiveRun::Terms& terms) {
    LiveRun run(options_.db, job, terms, stopping_);
    std::optional<std::string> failure;
    if (job.attempts > target.max_attempts) {
        failure = "the host ended each time while this job was running";
    } else {
        const Serving note(target.plugin);
        failure = failure_of(target, run);
    }
    end(job, target, run, terms.owner, failure);
}

void JobRunner::end(const Job& job, const JobTarget& target, const LiveRun& run, const std::string& owner,
                    const std::optional<std::string>& failure) {
    const auto error = cut_error(failure.value_or(""));
    const auto kept = options_.db.write([&](UnitOfWork& uow) -> Result<void> {
        if (run.stopped_by_host())
            put_back_job(uow, job.id, owner);
        else if (run.stopped_by_person())
            finish_job(uow, job.id, owner, "cancelled", run.said(), error);
        else if (!failure)
            finish_job(uow, job.id, owner, "done", run.said(), "");
        else if (job.attempts < target.max_attempts)
            repeat_job(uow, job.id, owner, uow.now() + retry_delay(job.attempts), error);
        else
            finish_job(uow, job.id, owner, "failed", run.said(), error);
        return {};
    });
    if (options_.log == nullptr) return;
    if (failure)
        options_.log->error("job failed", {{"job", job.id},
                                           {"kind", job.kind},
                                           {"attempt", std::to_string(job.attempts)},
                                           {"reason", error}});
    // The lease runs out, and the job runs again: that is what "at least once" means.
    if (!kept)
        options_.log->error("job not recorded",
                            {{"job", job.id}, {"kind", job.kind}, {"reason", kept.error().detail}});
}

}  // namespace plenaria::host
