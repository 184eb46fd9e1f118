// SPDX-License-Identifier: EUPL-1.2
#include "jobs/live_run.hpp"

namespace plenaria::host {

bool LiveRun::time_to_ask() const {
    return !asked_ || std::chrono::steady_clock::now() - *asked_ >= terms_.ask_every;
}

/// Renews the lease and learns whether to stop. A database that does not answer changes nothing: the lease
/// lasts.
void LiveRun::ask() const {
    asked_ = std::chrono::steady_clock::now();
    const auto answer = db_.write([&](UnitOfWork& uow) -> Result<std::optional<bool>> {
        if (shown_) show_progress(uow, job_.id, terms_.owner, shown_->first, shown_->second);
        return renew_job(uow, job_.id, terms_.owner, terms_.lease);
    });
    if (!answer) return;
    // No longer ours: another host believes us dead and runs it.
    if (!answer->has_value()) stop_ = true;
    if (answer->value_or(false)) stop_ = told_by_person_ = true;
}

void LiveRun::progress(long long done, long long total) {
    shown_ = {done, total};
    if (time_to_ask() || done == total) ask();
}

bool LiveRun::cancelled() const {
    if (!stop_ && stopping_) stop_ = told_by_host_ = true;
    if (!stop_ && time_to_ask()) ask();
    return stop_;
}

}  // namespace plenaria::host
