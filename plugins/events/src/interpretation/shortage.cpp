// SPDX-License-Identifier: EUPL-1.2
#include "shortage.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace plenaria::events {

namespace {

/// A session that is interpreted, or has somebody to interpret it.
struct Interpreted {
    const Session* session;
    const SessionInterpretation* needs;
    std::vector<const Interpreter*> team;
    Instant from, until;
    [[nodiscard]] int minutes() const {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(until - from).count());
    }
};

/// In order of their beginning.
std::vector<Interpreted> interpreted_sessions(const Programme& programme, const InterpretationPlan& plan,
                                              std::string_view zone) {
    std::vector<Interpreted> all;
    for (const auto& session : programme.sessions) {
        const auto found = plan.sessions.find(session.id);
        if (found == plan.sessions.end() || !takes_place(session)) continue;
        all.push_back({&session, &found->second, team_of(plan, found->second),
                       instant_of(session.starts, zone), instant_of(session.ends, zone)});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    return all;
}

std::vector<const Interpreter*> who_covers(const std::vector<const Interpreter*>& team,
                                           const Direction& direction) {
    std::vector<const Interpreter*> covering;
    for (const auto* each : team)
        if (covers(each->facts, direction)) covering.push_back(each);
    return covering;
}

/// Whether one booth hears another: from a language into a third one, and from that where it is wanted.
bool covered_by_relay(const std::vector<const Interpreter*>& team, const Direction& wanted) {
    return std::any_of(team.begin(), team.end(), [&](const auto* pivot) {
        const auto directions = directions_of(pivot->facts);
        return std::any_of(directions.begin(), directions.end(), [&](const auto& first) {
            return first.from == wanted.from && first.into != wanted.into &&
                   !who_covers(team, {first.into, wanted.into}).empty();
        });
    });
}

void find_missing_booths(const Programme& programme, const Interpreted& each, std::vector<Shortage>& found) {
    const auto needed = needed_booths(*each.needs, each.team);
    const auto* room = room_of(programme, each.session->room_id);
    const auto have = room == nullptr ? 0 : room->booths;
    if (needed > have)
        found.push_back(
            {.kind = ShortageKind::no_booth, .session = each.session->id, .needed = needed, .have = have});
}

void find_missing_people(const Interpreted& each, std::vector<Shortage>& found) {
    for (const auto& direction : needed_directions(*each.needs))
        if (who_covers(each.team, direction).empty())
            found.push_back({.kind = covered_by_relay(each.team, direction) ? ShortageKind::only_relay
                                                                            : ShortageKind::no_interpreter,
                             .session = each.session->id,
                             .direction = direction});
}

/// The direction in which `interpreter` has nobody to take turns with; nothing when there is none.
std::optional<Direction> alone_in(const Interpreted& each, const Interpreter& interpreter) {
    for (const auto& direction : needed_directions(*each.needs)) {
        const auto covering = who_covers(each.team, direction);
        if (covering.size() == 1 && covering.front() == &interpreter) return direction;
    }
    return std::nullopt;
}

bool is_there(const InterpreterFacts& interpreter, const Session& session) {
    return interpreter.hours.empty() ||
           std::any_of(interpreter.hours.begin(), interpreter.hours.end(), [&](const auto& hours) {
               return hours.from <= session.starts && session.ends <= hours.until;
           });
}

/// What one person cannot do, along their sessions in order.
void find_overworked(const Interpreter& interpreter, const std::vector<const Interpreted*>& sessions,
                     std::vector<Shortage>& found) {
    const auto& facts = interpreter.facts;
    std::map<Day, int> days;
    int row = 0;  // minutes alone without a rest
    Instant row_ends{};
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto& each = *sessions[i];
        Shortage shortage{.session = each.session->id, .interpreter = interpreter.id};
        const auto add = [&](ShortageKind kind) {
            shortage.kind = kind;
            found.push_back(shortage);
        };
        if (!is_there(facts, *each.session)) add(ShortageKind::not_there);
        for (auto j = i + 1; j < sessions.size() && sessions[j]->from < each.until; ++j) {
            shortage.other = sessions[j]->session->id;
            add(ShortageKind::double_booked);
            shortage.other.clear();
        }
        auto& day = days[each.session->starts.day];
        const bool was_over = day > facts.day_minutes;
        day += each.minutes();
        shortage.needed = day;
        shortage.have = facts.day_minutes;
        if (!was_over && day > facts.day_minutes) add(ShortageKind::over_day);
        const auto direction = alone_in(each, interpreter);
        if (!direction) {
            row = 0;
            continue;
        }
        row = row > 0 && each.from - row_ends < shortest_rest ? row + each.minutes() : each.minutes();
        row_ends = each.until;
        shortage.direction = *direction;
        shortage.needed = row;
        shortage.have = facts.alone_minutes;
        if (row > facts.alone_minutes) add(ShortageKind::too_few);
    }
}

}  // namespace

std::string_view to_text(ShortageKind kind) {
    constexpr std::array<std::string_view, 7> names{
        "no_booth", "no_interpreter", "only_relay", "too_few", "double_booked", "over_day", "not_there"};
    return names[static_cast<std::size_t>(kind) - 1];
}

std::vector<Shortage> shortages_of(const Programme& programme, const InterpretationPlan& plan,
                                   std::string_view zone) {
    const auto all = interpreted_sessions(programme, plan, zone);
    std::vector<Shortage> found;
    std::map<std::string, std::size_t> places;
    for (const auto& each : all) {
        places.emplace(each.session->id, places.size());
        find_missing_booths(programme, each, found);
        find_missing_people(each, found);
    }
    for (const auto& interpreter : plan.interpreters) {
        std::vector<const Interpreted*> theirs;
        for (const auto& each : all)
            if (std::find(each.team.begin(), each.team.end(), &interpreter) != each.team.end())
                theirs.push_back(&each);
        find_overworked(interpreter, theirs, found);
    }
    std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return std::pair(places.at(a.session), a.kind) < std::pair(places.at(b.session), b.kind);
    });
    return found;
}

std::map<std::string, int> minutes_on(const Programme& programme, const InterpretationPlan& plan, Day day,
                                      std::string_view zone) {
    std::map<std::string, int> minutes;
    for (const auto& each : interpreted_sessions(programme, plan, zone))
        if (each.session->starts.day == day)
            for (const auto* interpreter : each.team) minutes[interpreter->id] += each.minutes();
    return minutes;
}

}  // namespace plenaria::events
