// SPDX-License-Identifier: EUPL-1.2
#include "web/prometheus.hpp"

#include <fmt/format.h>

namespace plenaria::host {

namespace {

std::string escaped(std::string_view value) {
    std::string text;
    for (const char c : value) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text;
}

}  // namespace

void PrometheusText::family(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void PrometheusText::sample(const Labels& labels, double value, std::string_view suffix) {
    text_ += name_;
    text_ += suffix;
    for (std::size_t i = 0; i < labels.size(); ++i)
        text_ += fmt::format("{}{}=\"{}\"", i == 0 ? '{' : ',', labels[i].first, escaped(labels[i].second));
    if (!labels.empty()) text_ += '}';
    // The shortest text that reads back as the same number.
    text_ += fmt::format(" {}\n", value);
}

void PrometheusText::single(std::string_view name, std::string_view type, std::string_view help,
                            double value) {
    family(name, type, help);
    sample({}, value);
}

}  // namespace plenaria::host
