// SPDX-License-Identifier: EUPL-1.2
#include "capacity.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

namespace plenaria::events {

namespace {

constexpr std::chrono::minutes slot_step{15};
constexpr std::size_t most_of_a_day = 2;

/// Its instants counted out once: each of many wanted slots is compared with it.
struct PlacedSession {
    const Session* session;
    Instant from, until;
    bool side, counted;
};

struct SlotTimes {
    Day day;
    Instant from, until;
};

std::vector<PlacedSession> placed(const std::string& except, const Surroundings& around) {
    std::vector<PlacedSession> all;
    for (const auto& session : around.programme) {
        const bool side = session.kind == side_event_kind;
        if (session.id == except || !takes_place(session) || (!side && !is_official(session))) continue;
        all.push_back({&session, instant_of(session.starts, around.zone),
                       instant_of(session.ends, around.zone), side,
                       side && !around.of_other_calls.contains(session.id)});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    return all;
}

std::vector<BrokenRule> broken(const SlotTimes& slot, const CallLimits& limits,
                               const std::vector<PlacedSession>& all) {
    BrokenRule official{CapacityRule::official_hours, {}, 0}, parallel{CapacityRule::in_parallel, {}, 0},
        day{CapacityRule::per_day, {}, limits.per_day}, whole{CapacityRule::in_all, {}, limits.in_all};
    for (const auto& each : all) {
        const bool meets = each.from < slot.until && slot.from < each.until;
        if (meets && !each.side && !limits.official_hours) official.others.push_back(each.session->id);
        if (meets && each.side && !limits.in_parallel) parallel.others.push_back(each.session->id);
        if (!each.counted) continue;
        if (each.session->starts.day == slot.day) day.others.push_back(each.session->id);
        whole.others.push_back(each.session->id);
    }
    std::vector<BrokenRule> found;
    for (auto* rule : {&official, &parallel})
        if (!rule->others.empty()) found.push_back(std::move(*rule));
    for (auto* rule : {&day, &whole})
        if (rule->limit > 0 && rule->others.size() >= static_cast<std::size_t>(rule->limit))
            found.push_back(std::move(*rule));
    return found;
}

/// How far a slot is from what was wished: days first.
std::pair<long long, long long> distance_of(const SideSlot& slot, const SlotWish& wish) {
    const auto days = wish.day ? std::abs((slot.starts.day - *wish.day).count()) : 0;
    const auto time = wish.time ? std::abs((slot.starts.time_of_day - *wish.time).count()) : 0;
    return {days, time};
}

bool overlap_on_walls(const SideSlot& a, const SideSlot& b) { return a.starts < b.ends && b.starts < a.ends; }

}  // namespace

bool is_official(const Session& session) {
    return session.kind != side_event_kind && session.kind != "break" && session.kind != "social";
}

std::vector<BrokenRule> broken_rules(const Session& wanted, const CallLimits& limits,
                                     const Surroundings& around) {
    return broken(
        {wanted.starts.day, instant_of(wanted.starts, around.zone), instant_of(wanted.ends, around.zone)},
        limits, placed(wanted.id, around));
}

std::vector<SideSlot> free_slots(const Session& wanted, const CallLimits& limits, const Surroundings& around,
                                 const Dates& dates, const SlotWish& wish, std::size_t most) {
    const auto all = placed(wanted.id, around);
    std::vector<SideSlot> free;
    for (auto day = dates.start; day <= dates.end; day += std::chrono::days(1))
        for (auto from = wish.from; from + wish.lasts <= wish.until; from += slot_step) {
            const SideSlot slot{shifted({day, {}}, from), shifted({day, {}}, from + wish.lasts)};
            if (!clock_shows(slot.starts, around.zone) || !clock_shows(slot.ends, around.zone)) continue;
            if (broken({day, instant_of(slot.starts, around.zone), instant_of(slot.ends, around.zone)},
                       limits, all)
                    .empty())
                free.push_back(slot);
        }
    std::stable_sort(free.begin(), free.end(), [&](const SideSlot& a, const SideSlot& b) {
        return std::tuple(distance_of(a, wish), a.starts) < std::tuple(distance_of(b, wish), b.starts);
    });
    std::vector<SideSlot> chosen;
    std::map<Day, std::size_t> of_day;
    for (const auto& slot : free) {
        if (chosen.size() == most) break;
        if (!wish.day && of_day[slot.starts.day] == most_of_a_day) continue;
        if (std::any_of(chosen.begin(), chosen.end(),
                        [&](const SideSlot& other) { return overlap_on_walls(slot, other); }))
            continue;
        ++of_day[slot.starts.day];
        chosen.push_back(slot);
    }
    return chosen;
}

}  // namespace plenaria::events
