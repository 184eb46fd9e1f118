// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/metrics.hpp
/// Counters for /metrics, in the text format of Prometheus.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace plenaria::host {

/// Thread-safe.
class Metrics {
public:
    void count_request(int status, std::chrono::microseconds took);
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::array<double, 8> bounds = {0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 2.5};
    std::array<std::atomic<std::uint64_t>, 6> by_class_{};
    std::array<std::atomic<std::uint64_t>, 9> by_time_{};
    std::atomic<std::uint64_t> microseconds_{0};
};

}  // namespace plenaria::host
