// SPDX-License-Identifier: EUPL-1.2
#include "protocol.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace plenaria::events {

std::vector<const Delegation*> order_of_protocol(const std::vector<Delegation>& delegations,
                                                 std::string_view host_city, const Locale& locale) {
    using Rank = std::tuple<int, std::string, std::string, std::string>;
    std::vector<std::pair<Rank, const Delegation*>> ranked;
    for (const auto& each : delegations) {
        if (!comes(each.answer) || each.waiting_number > 0) continue;
        int rank = each.answer == Answer::accepted ? 1 : 2;
        if (!host_city.empty() && each.party == host_city) rank = 0;
        ranked.push_back(
            {{rank, locale.sort_key(locale.country(each.iso2)), locale.sort_key(each.party_name), each.id},
             &each});
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<const Delegation*> order;
    order.reserve(ranked.size());
    for (const auto& [rank, delegation] : ranked) order.push_back(delegation);
    return order;
}

}  // namespace plenaria::events
