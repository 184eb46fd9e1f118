// SPDX-License-Identifier: EUPL-1.2
#include "conflicts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace plenaria::events {

namespace {

/// Its instants counted out once: of five hundred sessions each is compared with many others.
struct TimedSession {
    const Session* session;
    Instant from, until;
    bool exists;  ///< clocks show its beginning and its end
};

TimedSession timed_session(const Session& session, std::string_view zone) {
    const auto from = to_instant(session.starts, zone), until = to_instant(session.ends, zone);
    return {.session = &session,
            .from = from ? *from : instant_of(session.starts, zone),
            .until = until ? *until : instant_of(session.ends, zone),
            .exists = from && until};
}

bool overlap(const TimedSession& a, const TimedSession& b) { return a.from < b.until && b.from < a.until; }

/// Pairs that overlap among sessions in order of their beginning.
template <class Found>
void each_overlap(const std::vector<const TimedSession*>& in_order, const Found& found) {
    for (std::size_t i = 0; i < in_order.size(); ++i)
        for (std::size_t j = i + 1; j < in_order.size() && in_order[j]->from < in_order[i]->until; ++j)
            if (overlap(*in_order[i], *in_order[j])) found(*in_order[i]->session, *in_order[j]->session);
}

using SessionsBy = std::map<std::string, std::vector<const TimedSession*>>;

void add_shared(const SessionsBy& sessions, ConflictKind kind, std::vector<Conflict>& conflicts) {
    for (const auto& [shared, in_order] : sessions)
        each_overlap(in_order, [&, key = shared](const Session& first, const Session& second) {
            conflicts.push_back({kind, first.id, second.id, key});
        });
}

/// Somebody in a booth who is in another booth, or in a session of their own, at that time.
void add_interpreters(const Programme& programme, const std::map<std::string, const TimedSession*>& by_id,
                      const SessionsBy& by_person, std::vector<Conflict>& conflicts) {
    std::map<std::string, std::set<const TimedSession*>> booths;
    std::map<std::string, std::string> refs;
    for (const auto& each : programme.interpreters)
        if (const auto found = by_id.find(each.session_id); found != by_id.end()) {
            booths[each.interpreter_id].insert(found->second);
            refs[each.interpreter_id] = each.person.ref;
        }
    for (const auto& [interpreter, in_booths] : booths) {
        std::vector<const TimedSession*> all(in_booths.begin(), in_booths.end());
        if (const auto theirs = by_person.find(refs[interpreter]); theirs != by_person.end())
            for (const auto* each : theirs->second)
                if (!in_booths.contains(each)) all.push_back(each);
        std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
            return std::pair(a->from, a->session->id) < std::pair(b->from, b->session->id);
        });
        const auto in_booth = [&](const Session& session) {
            return in_booths.contains(by_id.at(session.id));
        };
        each_overlap(all, [&, who = interpreter](const Session& first, const Session& second) {
            // Two sessions of their own are no matter of booths: same_person has them.
            if (in_booth(first) || in_booth(second))
                conflicts.push_back({ConflictKind::interpreters, first.id, second.id, who});
        });
    }
}

}  // namespace

std::string_view to_text(ConflictKind kind) {
    constexpr std::array<std::string_view, 9> names{"same_room",      "same_person",  "wrong_order",
                                                    "outside",        "too_small",    "no_such_time",
                                                    "rule_of_format", "interpreters", "not_member"};
    return names[static_cast<std::size_t>(kind) - 1];
}

std::vector<Conflict> conflicts_of(const Programme& programme, const Dates& dates) {
    std::vector<TimedSession> timed;
    for (const auto& session : programme.sessions)
        if (takes_place(session)) timed.push_back(timed_session(session, dates.zone));
    std::stable_sort(timed.begin(), timed.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });

    SessionsBy by_room, by_person;
    std::map<std::string, const TimedSession*> by_id;
    for (const auto& each : timed) {
        by_id[each.session->id] = &each;
        if (!each.session->room_id.empty()) by_room[each.session->room_id].push_back(&each);
        for (const auto& [role, person] : each.session->people) {
            auto& sessions = by_person[person.ref];
            // Who chairs and speaks in one session is in one place all the same.
            if (sessions.empty() || sessions.back() != &each) sessions.push_back(&each);
        }
    }

    std::vector<Conflict> conflicts;
    add_shared(by_room, ConflictKind::same_room, conflicts);
    add_shared(by_person, ConflictKind::same_person, conflicts);
    for (const auto& order : programme.orders) {
        const auto earlier = by_id.find(order.earlier_id), later = by_id.find(order.later_id);
        if (earlier != by_id.end() && later != by_id.end() && earlier->second->until > later->second->from)
            conflicts.push_back({ConflictKind::wrong_order, order.earlier_id, order.later_id, order.id});
    }
    const auto opens = start_of(dates.start, dates.zone);
    const auto closes = start_of(dates.end + std::chrono::days(1), dates.zone);
    for (const auto& each : timed)
        if (each.from < opens || each.from >= closes)
            conflicts.push_back({ConflictKind::outside, each.session->id, {}, {}});
    for (const auto& each : timed) {
        const auto* room = room_of(programme, each.session->room_id);
        if (room != nullptr && room->capacity > 0 && each.session->expected > room->capacity)
            conflicts.push_back({ConflictKind::too_small, each.session->id, {}, room->id});
    }
    for (const auto& each : timed)
        if (!each.exists) conflicts.push_back({ConflictKind::no_such_time, each.session->id, {}, {}});
    add_interpreters(programme, by_id, by_person, conflicts);
    return conflicts;
}

}  // namespace plenaria::events
