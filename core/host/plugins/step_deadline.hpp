// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/step_deadline.hpp

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace plenaria::host {

/// Calls `passed`, on a thread of its own, unless the block ends in time.
class StepDeadline {
public:
    StepDeadline(std::chrono::milliseconds most, std::function<void()> passed);
    StepDeadline(const StepDeadline&) = delete;
    StepDeadline& operator=(const StepDeadline&) = delete;
    ~StepDeadline();

private:
    std::mutex mutex_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace plenaria::host
