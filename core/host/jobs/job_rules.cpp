// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_rules.hpp"

#include <algorithm>
#include <array>

namespace plenaria::host {

std::chrono::seconds retry_delay(int attempts) {
    constexpr std::array<int, 7> seconds{30, 60, 120, 300, 600, 1800, 3600};
    const auto index = static_cast<std::size_t>(std::max(attempts, 1) - 1);
    return std::chrono::seconds(seconds[std::min(index, seconds.size() - 1)]);
}

Instant next_due(Instant due, std::chrono::seconds every, Instant now) {
    if (due > now) return due;
    return due + every * ((now - due) / every + 1);
}

std::string cut_error(std::string text) {
    constexpr std::size_t limit = 500;
    if (text.size() <= limit) return text;
    auto end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

}  // namespace plenaria::host
