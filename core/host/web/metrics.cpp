// SPDX-License-Identifier: EUPL-1.2
#include "web/metrics.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace plenaria::host {

namespace {

constexpr std::array<const char*, 6> route_words = {"page", "form", "api", "link", "asset", "none"};

}  // namespace

void Metrics::count_request(RouteKind kind, int status, std::chrono::microseconds took) {
    const auto row = static_cast<std::size_t>(kind);
    ++requests_[row][static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)];
    const double seconds = static_cast<double>(took.count()) / 1e6;
    auto& times = times_[row];
    ++times.by_bound[static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), seconds) -
                                              bounds.begin())];
    times.microseconds += static_cast<std::uint64_t>(took.count());
}

void Metrics::print(PrometheusText& text) const {
    text.family("plenaria_requests_total", "counter",
                "Requests answered, by kind of address and class of status.");
    for (std::size_t kind = 0; kind < kinds; ++kind)
        for (std::size_t status = 0; status < classes; ++status)
            text.sample({{"route", route_words[kind]}, {"status", fmt::format("{}xx", status + 1)}},
                        static_cast<double>(requests_[kind][status].load()));
    text.family("plenaria_request_seconds", "histogram",
                "Time from the first line of the pipeline to the finished answer, by kind of address.");
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        const auto& times = times_[kind];
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i <= bounds.size(); ++i) {
            sum += times.by_bound[i].load();
            text.sample({{"route", route_words[kind]},
                         {"le", i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf"}},
                        static_cast<double>(sum), "_bucket");
        }
        text.sample({{"route", route_words[kind]}}, static_cast<double>(times.microseconds.load()) / 1e6,
                    "_sum");
        text.sample({{"route", route_words[kind]}}, static_cast<double>(sum), "_count");
    }
}

}  // namespace plenaria::host
