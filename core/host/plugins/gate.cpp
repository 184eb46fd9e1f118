// SPDX-License-Identifier: EUPL-1.2
#include "plugins/gate.hpp"

namespace plenaria::host {

Gate::Pass::~Pass() {
    if (gate_) gate_->leave();
}

std::optional<Gate::Pass> Gate::enter() {
    const std::lock_guard lock(mutex_);
    if (closed_) return std::nullopt;
    ++running_;
    return Pass(shared_from_this());
}

void Gate::leave() {
    const std::lock_guard lock(mutex_);
    if (--running_ == 0) idle_.notify_all();
}

void Gate::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
}

bool Gate::wait_idle(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    return idle_.wait_for(lock, limit, [&] { return running_ == 0; });
}

}  // namespace plenaria::host
