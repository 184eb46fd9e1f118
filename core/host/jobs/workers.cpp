// SPDX-License-Identifier: EUPL-1.2
#include "jobs/workers.hpp"

#include <exception>

namespace plenaria::host {

Workers::Workers(JobsOptions options, Threads threads)
    : options_(options), how_(threads), runner_(options), schedule_(std::move(options)) {}

Workers::~Workers() { stop(); }

void Workers::start() {
    for (int i = 0; i < how_.workers; ++i) threads_.emplace_back([this] { work(); });
    threads_.emplace_back([this] { watch(); });
}

void Workers::poke() {
    {
        const std::lock_guard lock(mutex_);
        ++pokes_;
    }
    wake_.notify_all();
}

void Workers::stop() {
    runner_.stop();
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

bool Workers::wait(unsigned long* seen) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, how_.look_every, [&] { return stopped_ || (seen != nullptr && pokes_ != *seen); });
    if (seen != nullptr) *seen = pokes_;
    return !stopped_;
}

void Workers::complain(const char* what) const {
    if (options_.log != nullptr) options_.log->error("jobs", {{"reason", what}});
}

void Workers::work() {
    unsigned long seen = 0;
    do {
        // The jobs' own exceptions are caught by the runner; these are the database's. The next look tries
        // again.
        try {
            while (runner_.run_next()) {
            }
        } catch (const std::exception& error) {
            complain(error.what());
        }
    } while (wait(&seen));
}

void Workers::watch() {
    do {
        try {
            schedule_.tick();
        } catch (const std::exception& error) {
            complain(error.what());
        }
    } while (wait(nullptr));
}

}  // namespace plenaria::host
