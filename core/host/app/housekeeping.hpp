// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/housekeeping.hpp
/// A thread that does one thing again and again: sending mail, noticing what other hosts changed.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace plenaria::host {

class Housekeeping {
public:
    /// @param tick is called about every `every`, and at once after wake(); never two at a time.
    explicit Housekeeping(std::function<void()> tick,
                          std::chrono::milliseconds every = std::chrono::seconds(1));
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;
    ~Housekeeping();

    void wake();

private:
    void run();

    std::function<void()> tick_;
    std::chrono::milliseconds every_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace plenaria::host
