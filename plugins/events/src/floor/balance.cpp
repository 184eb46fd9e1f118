// SPDX-License-Identifier: EUPL-1.2
#include "balance.hpp"

#include <algorithm>
#include <tuple>

namespace plenaria::events {

namespace {

/// Points of order, and who was interrupted by one, stand before the rule.
bool is_outside_balance(const FloorRequest& request) {
    return request.kind == RequestKind::point_of_order || request.began_at.has_value();
}

int count_of(const std::map<std::string, int>& turns, const std::string& group) {
    const auto found = turns.find(group);
    return found == turns.end() ? 0 : found->second;
}

/// Of those from `first` on, whom the rule has next.
std::size_t next_in_balance(const std::vector<FloorRequest>& waiting, std::size_t first, const Turns& turns) {
    const auto place = [&](const FloorRequest& each) {
        return std::tuple(count_of(turns.regions, each.region), count_of(turns.genders, each.gender),
                          each.number);
    };
    auto best = first;
    for (auto i = first + 1; i < waiting.size(); ++i)
        if (place(waiting[i]) < place(waiting[best])) best = i;
    return best;
}

/// Why the rule has waiting[place] there, before all who stand behind.
PlaceReason reason_in_balance(const std::vector<FloorRequest>& waiting, std::size_t place,
                              const Turns& turns) {
    const auto& here = waiting[place];
    if (next_in_balance(waiting, place, turns) != place) return {.why = Standpoint::by_hand};
    if (place + 1 == waiting.size()) return {.why = Standpoint::last};
    const auto region = count_of(turns.regions, here.region), gender = count_of(turns.genders, here.gender);
    bool others_of_region_count = false, others_of_gender_count = false;
    for (auto i = place + 1; i < waiting.size(); ++i) {
        if (count_of(turns.regions, waiting[i].region) > region) continue;
        others_of_region_count = true;
        others_of_gender_count =
            others_of_gender_count || count_of(turns.genders, waiting[i].gender) == gender;
    }
    if (!others_of_region_count) return {.why = Standpoint::region, .turns = region};
    if (!others_of_gender_count) return {.why = Standpoint::gender, .turns = gender};
    return {.why = Standpoint::asked_first};
}

PlaceReason reason_in_order(const std::vector<FloorRequest>& waiting, std::size_t place,
                            SpeakingOrder order) {
    const auto& here = waiting[place];
    const auto behind = waiting.begin() + static_cast<std::ptrdiff_t>(place) + 1;
    if (std::any_of(behind, waiting.end(), [&](const auto& each) { return comes_before(each, here, order); }))
        return {.why = Standpoint::by_hand};
    if (behind == waiting.end()) return {.why = Standpoint::last};
    const bool by_rank =
        order == SpeakingOrder::rank &&
        std::all_of(behind, waiting.end(), [&](const auto& each) { return each.rank > here.rank; });
    return {.why = by_rank ? Standpoint::rank : Standpoint::asked_first};
}

}  // namespace

Turns turns_of(const std::vector<FloorRequest>& taken) {
    Turns turns;
    for (const auto& request : taken)
        if (request.state != RequestState::withdrawn) take_turn(turns, request);
    return turns;
}

void take_turn(Turns& turns, const FloorRequest& request) {
    if (request.kind == RequestKind::point_of_order) return;
    ++turns.regions[request.region];
    ++turns.genders[request.gender];
}

std::vector<PlaceReason> reasons_of(const std::vector<FloorRequest>& waiting, SpeakingOrder order,
                                    Turns turns) {
    std::vector<PlaceReason> reasons;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto& request = waiting[i];
        if (request.kind == RequestKind::point_of_order)
            reasons.push_back({.why = Standpoint::point_of_order});
        else if (request.began_at)
            reasons.push_back({.why = Standpoint::interrupted});
        else
            reasons.push_back(order == SpeakingOrder::balanced ? reason_in_balance(waiting, i, turns)
                                                               : reason_in_order(waiting, i, order));
        take_turn(turns, request);
    }
    return reasons;
}

void line_up(std::vector<FloorRequest>& waiting, SpeakingOrder order, const Turns& turns) {
    line_up(waiting, order);
    if (order != SpeakingOrder::balanced) return;
    auto so_far = turns;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (!is_outside_balance(waiting[i])) {
            const auto next =
                waiting.begin() + static_cast<std::ptrdiff_t>(next_in_balance(waiting, i, so_far));
            // The others keep the order in which they asked.
            std::rotate(waiting.begin() + static_cast<std::ptrdiff_t>(i), next, next + 1);
        }
        take_turn(so_far, waiting[i]);
    }
}

bool stands_by_rule(const std::vector<FloorRequest>& waiting, SpeakingOrder order, const Turns& turns) {
    auto by_rule = waiting;
    line_up(by_rule, order, turns);
    return std::equal(waiting.begin(), waiting.end(), by_rule.begin(), by_rule.end(),
                      [](const auto& a, const auto& b) { return a.id == b.id; });
}

std::vector<FloorShare> shares_by(ShareBy what, const std::vector<FloorRequest>& taken,
                                  const std::vector<FloorRequest>& waiting, std::chrono::seconds spent) {
    std::map<std::string, FloorShare> groups;
    const auto group_of = [&](const FloorRequest& request) -> FloorShare& {
        const auto& name = what == ShareBy::region ? request.region : request.gender;
        auto& share = groups[name];
        share.group = name;
        return share;
    };
    std::chrono::seconds all{0};
    for (const auto& request : taken) {
        if (request.state == RequestState::withdrawn || request.kind == RequestKind::point_of_order) continue;
        const auto time = request.state == RequestState::speaking ? spent : request.spent;
        auto& share = group_of(request);
        ++share.spoken;
        share.time += time;
        all += time;
    }
    for (const auto& request : waiting) {
        if (request.kind == RequestKind::point_of_order) continue;
        auto& share = group_of(request);
        ++share.waiting;
        // Who was interrupted has spoken already.
        share.time += request.spent;
        all += request.spent;
    }
    std::vector<FloorShare> shares;
    for (auto& [name, share] : groups) {
        if (all.count() > 0)
            share.percent = static_cast<int>((100 * share.time.count() + all.count() / 2) / all.count());
        shares.push_back(share);
    }
    // Empty sorts first, and is last.
    if (!shares.empty() && shares.front().group.empty())
        std::rotate(shares.begin(), shares.begin() + 1, shares.end());
    return shares;
}

bool is_gender(std::string_view gender) {
    return gender.empty() || std::find(genders.begin(), genders.end(), gender) != genders.end();
}

}  // namespace plenaria::events
