// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/prometheus.hpp
/// The text format of Prometheus, version 0.0.4.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenaria::host {

class PrometheusText {
public:
    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";
    using Labels = std::vector<std::pair<std::string_view, std::string>>;

    /// What follows belongs to it. @param type "counter", "gauge" or "histogram"
    void family(std::string_view name, std::string_view type, std::string_view help);
    /// @param suffix of a histogram: "_bucket", "_sum", "_count"
    void sample(const Labels& labels, double value, std::string_view suffix = {});
    /// A family of one sample without labels.
    void single(std::string_view name, std::string_view type, std::string_view help, double value);

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string name_;
    std::string text_;
};

}  // namespace plenaria::host
