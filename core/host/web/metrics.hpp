// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/metrics.hpp
/// What is counted of requests.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

#include "web/prometheus.hpp"

namespace plenaria::host {

/// Kinds of addresses, few on purpose: each is a series of its own.
enum class RouteKind : std::uint8_t { page = 0, form, api, link, asset, none };

/// Thread-safe.
class Metrics {
public:
    /// @param took from the first line of the pipeline to the finished answer
    void count_request(RouteKind kind, int status, std::chrono::microseconds took);
    /// Adds its families to a text.
    void print(PrometheusText& text) const;

private:
    static constexpr std::size_t kinds = 6;
    static constexpr std::size_t classes = 5;  // 1xx to 5xx
    static constexpr std::array<double, 10> bounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                      0.05,  0.1,    0.5,   2.5,  10};
    struct Times {
        std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_bound{};
        std::atomic<std::uint64_t> microseconds{0};
    };
    std::array<std::array<std::atomic<std::uint64_t>, classes>, kinds> requests_{};
    std::array<Times, kinds> times_{};
};

}  // namespace plenaria::host
