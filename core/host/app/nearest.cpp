// SPDX-License-Identifier: EUPL-1.2
#include "app/nearest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace plenaria::host {

namespace {

/// Changed, missing and additional letters between two words.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

std::string_view nearest(std::string_view typed, std::span<const std::string_view> known) {
    std::string_view best;
    auto least = typed.size() / 2 + 1;  // more than half of it wrong is another word
    for (const auto one : known)
        if (const auto here = distance(typed, one); here < least) {
            least = here;
            best = one;
        }
    return best;
}

}  // namespace plenaria::host
