// SPDX-License-Identifier: EUPL-1.2
#include "protocol.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace plenaria::events {

namespace {

using Order = std::vector<const Delegation*>;

Order::iterator place_in(Order& order, std::string_view id) {
    return std::find_if(order.begin(), order.end(), [&](const Delegation* each) { return each->id == id; });
}

/// By the rules alone.
Order ranked(const std::vector<Delegation>& delegations, std::string_view host_city, const Locale& locale) {
    using Rank = std::tuple<int, std::string, std::string, std::string>;
    std::vector<std::pair<Rank, const Delegation*>> all;
    for (const auto& each : delegations) {
        if (!comes(each.answer) || each.waiting_number > 0) continue;
        int rank = each.answer == Answer::accepted ? 1 : 2;
        if (!host_city.empty() && each.party == host_city) rank = 0;
        all.push_back(
            {{rank, locale.sort_key(locale.country(each.iso2)), locale.sort_key(each.party_name), each.id},
             &each});
    }
    std::sort(all.begin(), all.end());
    Order order;
    order.reserve(all.size());
    for (const auto& [rank, delegation] : all) order.push_back(delegation);
    return order;
}

}  // namespace

std::vector<const Delegation*> order_of_protocol(const std::vector<Delegation>& delegations,
                                                 const std::vector<ProtocolPlace>& places,
                                                 std::string_view host_city, const Locale& locale) {
    auto order = ranked(delegations, host_city, locale);
    // One may stand before another that was itself put somewhere: that one comes first. The steps that staff
    // take never lead round in a circle; were there one, its members would stay where the rules put them.
    std::map<std::string_view, const ProtocolPlace*> waiting;
    for (const auto& place : places)
        if (place_in(order, place.delegation_id) != order.end() &&
            (place.before_id.empty() || place_in(order, place.before_id) != order.end()))
            waiting[place.delegation_id] = &place;
    for (bool moved = true; moved && !waiting.empty();) {
        moved = false;
        for (const auto& place : places) {
            const auto found = waiting.find(place.delegation_id);
            if (found == waiting.end() || found->second != &place || waiting.contains(place.before_id))
                continue;
            const auto from = place_in(order, place.delegation_id);
            const auto* delegation = *from;
            order.erase(from);
            order.insert(place.before_id.empty() ? order.end() : place_in(order, place.before_id),
                         delegation);
            waiting.erase(found);
            moved = true;
        }
    }
    return order;
}

std::optional<std::string> after_step(const std::vector<const Delegation*>& order, std::string_view id,
                                      ProtocolStep step) {
    const auto at =
        std::find_if(order.begin(), order.end(), [&](const Delegation* each) { return each->id == id; });
    if (at == order.end()) return std::nullopt;
    if (step == ProtocolStep::up) return at == order.begin() ? std::nullopt : std::optional((*(at - 1))->id);
    if (at + 1 == order.end()) return std::nullopt;
    return at + 2 == order.end() ? std::string() : (*(at + 2))->id;
}

}  // namespace plenaria::events
