// SPDX-License-Identifier: EUPL-1.2
#include "parts.hpp"

#include <algorithm>
#include <numeric>

namespace plenaria::statements {

Parts::Parts(std::size_t total) : total_(total) {
    if (total <= whole) return;
    for (auto start = rows; start < total; start += rows) starts_.push_back(start);
}

Parts::Parts(const std::vector<std::size_t>& comments) : total_(comments.size()) {
    constexpr std::size_t row = 2, comment = 1;
    const auto weight = std::accumulate(comments.begin(), comments.end(), row * comments.size());
    if (weight <= row * whole) return;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < comments.size(); ++i) {
        const auto more = row + comment * comments[i];
        if (filled > 0 && filled + more > row * rows) {
            starts_.push_back(i);
            filled = 0;
        }
        filled += more;
    }
}

Part Parts::at(std::size_t number) const {
    const auto shown = std::clamp<std::size_t>(number, 1, count());
    return {.first = starts_[shown - 1],
            .last = shown == count() ? total_ : starts_[shown],
            .total = total_,
            .number = shown,
            .count = count()};
}

Part Parts::with(std::size_t index) const {
    const auto behind = std::upper_bound(starts_.begin(), starts_.end(), index);
    return at(static_cast<std::size_t>(behind - starts_.begin()));
}

}  // namespace plenaria::statements
