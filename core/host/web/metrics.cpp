// SPDX-License-Identifier: EUPL-1.2
#include "web/metrics.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace plenaria::host {

void Metrics::count_request(int status, std::chrono::microseconds took) {
    ++by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
    const double seconds = static_cast<double>(took.count()) / 1e6;
    std::size_t bucket = 0;
    while (bucket < bounds.size() && seconds > bounds[bucket]) ++bucket;
    ++by_time_[bucket];
    microseconds_ += static_cast<std::uint64_t>(took.count());
}

std::string Metrics::text() const {
    std::string text =
        "# HELP plenaria_requests_total Requests answered, by class of status.\n"
        "# TYPE plenaria_requests_total counter\n";
    for (std::size_t i = 1; i < by_class_.size(); ++i)
        text += fmt::format("plenaria_requests_total{{status=\"{}xx\"}} {}\n", i, by_class_[i].load());
    text +=
        "# HELP plenaria_request_seconds Time from the first line of the pipeline to the finished answer.\n"
        "# TYPE plenaria_request_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        sum += by_time_[i].load();
        text += fmt::format("plenaria_request_seconds_bucket{{le=\"{}\"}} {}\n", bounds[i], sum);
    }
    sum += by_time_.back().load();
    text += fmt::format("plenaria_request_seconds_bucket{{le=\"+Inf\"}} {}\n", sum);
    text += fmt::format("plenaria_request_seconds_sum {}\n", static_cast<double>(microseconds_.load()) / 1e6);
    text += fmt::format("plenaria_request_seconds_count {}\n", sum);
    return text;
}

}  // namespace plenaria::host
