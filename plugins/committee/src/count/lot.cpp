// SPDX-License-Identifier: EUPL-1.2
#include "lot.hpp"

#include <algorithm>
#include <numeric>

#include <plenaria/id.hpp>

namespace plenaria::committee {

Lot draw_lot(const Election& election, std::string_view seed) {
    if (seed.empty() && !election.tie_order.empty())
        return {.source = LotSource::tie_order, .order = election.tie_order};
    Lot lot{.source = seed.empty() ? LotSource::file_order : LotSource::seed};
    lot.order.resize(election.candidates.size());
    std::iota(lot.order.begin(), lot.order.end(), Candidate{0});
    if (seed.empty()) return lot;
    std::vector<std::string> digests;
    for (const auto& candidate : election.candidates)
        digests.push_back(sha256_hex(std::string(seed) + '\n' + candidate.name));
    std::sort(lot.order.begin(), lot.order.end(),
              [&](Candidate left, Candidate right) { return digests[left] < digests[right]; });
    return lot;
}

}  // namespace plenaria::committee
