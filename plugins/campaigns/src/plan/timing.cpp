// SPDX-License-Identifier: EUPL-1.2
#include "timing.hpp"

#include <cstdlib>

#include "campaign.hpp"

namespace plenaria::campaigns {

namespace {

constexpr std::string_view names_of_anchors[] = {"fixed", "first_day", "last_day", "session"};
constexpr int minutes_a_day = 24 * 60;

Day day_of(Anchor anchor, const EventTimes& event) {
    return anchor == Anchor::last_day ? event.last : event.first;
}

}  // namespace

std::string_view to_text(Anchor anchor) { return names_of_anchors[static_cast<std::size_t>(anchor) - 1]; }

std::optional<Anchor> parse_anchor(std::string_view text) {
    for (const auto each : {Anchor::fixed, Anchor::first_day, Anchor::last_day, Anchor::session})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::optional<LocalTime> wall_time(const Timing& timing, const EventTimes& event) {
    if (timing.anchor != Anchor::first_day && timing.anchor != Anchor::last_day) return std::nullopt;
    return LocalTime{day_of(timing.anchor, event) + std::chrono::days(timing.days),
                     std::chrono::minutes(timing.minutes)};
}

std::optional<PlacedTime> place(const Timing& timing, const EventTimes& event) {
    if (timing.anchor == Anchor::session) {
        const auto session = event.sessions.find(timing.session_id);
        if (session == event.sessions.end()) return std::nullopt;
        // Programmes refuse a beginning that no clock shows; so this is one that was given to them otherwise.
        const auto starts = to_instant(session->second, event.zone);
        const auto from = starts.value_or(later_reading(session->second, event.zone));
        return PlacedTime{from + std::chrono::minutes(timing.minutes), !starts};
    }
    const auto local = wall_time(timing, event);
    if (!local) return std::nullopt;
    const auto at = to_instant(*local, event.zone);
    return PlacedTime{at.value_or(later_reading(*local, event.zone)), !at};
}

Timing moved_to(const Timing& timing, const LocalTime& local, const EventTimes& event) {
    auto moved = timing;
    if (timing.anchor == Anchor::session) {
        const auto session = event.sessions.find(timing.session_id);
        if (session == event.sessions.end()) return moved;
        const auto at = to_instant(local, event.zone).value_or(later_reading(local, event.zone));
        const auto from =
            to_instant(session->second, event.zone).value_or(later_reading(session->second, event.zone));
        moved.minutes = static_cast<int>(std::chrono::floor<std::chrono::minutes>(at - from).count());
        return moved;
    }
    moved.days = static_cast<int>((local.day - day_of(timing.anchor, event)).count());
    moved.minutes = static_cast<int>(std::chrono::floor<std::chrono::minutes>(local.time_of_day).count());
    return moved;
}

void check(const Timing& timing, std::vector<FieldError>& problems) {
    if (timing.anchor == Anchor::session) {
        if (std::abs(timing.minutes) > most_minutes)
            problems.push_back({"amount",
                                /*t*/ "Write a number of minutes, at most {max}.",
                                {{"max", std::to_string(most_minutes)}}});
        return;
    }
    if (std::abs(timing.days) > most_days)
        problems.push_back(
            {"amount", /*t*/ "Write a number of days, at most {max}.", {{"max", std::to_string(most_days)}}});
    if (timing.minutes < 0 || timing.minutes >= minutes_a_day)
        problems.push_back({"time", /*t*/ "Write a time of the day, like 09:00."});
}

}  // namespace plenaria::campaigns
