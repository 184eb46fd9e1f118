// SPDX-License-Identifier: EUPL-1.2
#include "app/housekeeping.hpp"

namespace plenaria::host {

Housekeeping::Housekeeping(std::function<void()> tick, std::chrono::milliseconds every)
    : tick_(std::move(tick)), every_(every), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Housekeeping::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

void Housekeeping::run() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, every_, [this] { return woken_ || stop_; });
            if (stop_) return;
            woken_ = false;
        }
        tick_();
    }
}

}  // namespace plenaria::host
