// SPDX-License-Identifier: EUPL-1.2
#include "jobs/schedule.hpp"

#include <algorithm>

#include "jobs/job_rules.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = std::chrono::hours(7 * 24);
constexpr auto keep_ended = std::chrono::hours(30 * 24);

}  // namespace

void Schedule::tick() {
    const auto table = options_.table();
    const auto now = this->now();
    if (now < ticked_at_) {
        // The clock was set back: nothing may wait for the moment that it had shown before.
        look_again_.clear();
        expire_again_ = {};
    }
    ticked_at_ = now;
    for (const auto& one : table->jobs)
        if (one.what.every > 0s && look_again_[one.what.name] <= now) look_at(one.what, now);
    if (expire_again_ <= now) expire(*table, now);
}

Instant Schedule::now() const {
    if (options_.clock != nullptr) return options_.clock->now();
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void Schedule::look_at(const JobKind& kind, Instant now) {
    const auto due = options_.db.write([&](UnitOfWork& uow) -> Result<Instant> {
        const auto stands = find_due(uow, kind.name);
        const auto next = next_due(std::min(stands.value_or(now), now), kind.every, now);
        if (!stands) {
            // For the first time: at once. Of several hosts all but one get a conflict here.
            insert_due(uow, kind.name, next);
        } else {
            // Further away than one interval: the interval has become shorter.
            if (*stands > now && *stands <= now + kind.every) return *stands;
            if (!move_due(uow, kind.name, *stands, next)) return now;  // another host did; look again
            if (*stands > now) return next;
        }
        // One that still waits or runs does the work of this one, too.
        if (!is_active(uow, kind.name)) uow.enqueue(kind.name, "{}");
        return next;
    });
    // Looked at once a minute even when it is due in a day: somebody may move the row by hand.
    look_again_[kind.name] = due ? std::min(*due, now + 60s) : now;
}

void Schedule::expire(const Contributions& table, Instant now) {
    expire_again_ = now + 10min;
    const auto kinds =
        options_.db.read([](UnitOfWork& uow) -> Result<std::vector<std::string>> { return due_kinds(uow); });
    if (!kinds) return;
    for (const auto& kind : *kinds) {
        if (find_target(table, kind)) continue;
        const auto expired = options_.db.write([&](UnitOfWork& uow) -> Result<long long> {
            return expire_waiting(uow, kind, uow.now() - patience);
        });
        if (expired && *expired > 0 && options_.log != nullptr)
            options_.log->warning("jobs expired", {{"kind", kind}, {"number", std::to_string(*expired)}});
    }
}

JobKind forgetting_job(Database& db) {
    return {.name = "core.forget_jobs",
            // Twice is harmless: the second run finds nothing.
            .run = [&db](JobRun&) -> Result<void> {
                const auto removed = db.write([](UnitOfWork& uow) -> Result<long long> {
                    return forget_jobs(uow, uow.now() - keep_ended);
                });
                if (!removed) return removed.error();
                return {};
            },
            .every = 24h};
}

}  // namespace plenaria::host
