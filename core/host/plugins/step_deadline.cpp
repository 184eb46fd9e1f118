// SPDX-License-Identifier: EUPL-1.2
#include "plugins/step_deadline.hpp"

#include <utility>

namespace plenaria::host {

StepDeadline::StepDeadline(std::chrono::milliseconds most, std::function<void()> passed)
    : thread_([this, most, passed = std::move(passed)] {
          std::unique_lock lock(mutex_);
          if (!ended_.wait_for(lock, most, [this] { return over_; })) passed();
      }) {}

StepDeadline::~StepDeadline() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

}  // namespace plenaria::host
