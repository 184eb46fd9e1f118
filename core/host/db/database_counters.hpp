// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/database_counters.hpp
/// What is counted of transactions, for whoever watches the host.

#include <atomic>
#include <chrono>
#include <cstdint>

namespace plenaria::host {

/// Thread-safe.
struct DatabaseCounters {
    using Counter = std::atomic<std::uint64_t>;
    Counter reads{0};
    Counter writes{0};
    Counter failed{0};               ///< that ended with an error of any kind
    Counter repeated{0};             ///< attempts that a deadlock, a busy lock or a lost connection cost
    Counter no_session{0};           ///< that found every session in use for too long
    Counter microseconds{0};         ///< inside transactions, waiting for a session included
    Counter waited_microseconds{0};  ///< for a session
};

/// Adds the time of its life to a counter.
class CountedTime {
public:
    explicit CountedTime(DatabaseCounters::Counter* counter) : counter_(counter) {}
    ~CountedTime() {
        if (counter_ == nullptr) return;
        const auto took = std::chrono::steady_clock::now() - began_;
        *counter_ +=
            static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    }
    CountedTime(const CountedTime&) = delete;
    CountedTime& operator=(const CountedTime&) = delete;

private:
    DatabaseCounters::Counter* counter_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace plenaria::host
