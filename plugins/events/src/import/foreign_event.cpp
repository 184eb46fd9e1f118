// SPDX-License-Identifier: EUPL-1.2
#include "foreign_event.hpp"

#include <plenaria/text.hpp>

#include "foreign_time.hpp"

namespace plenaria::events {

namespace {

std::string event_text(const ForeignEvent& event, const std::string& name) {
    const auto found = event.texts.find(name);
    return found == event.texts.end() ? std::string() : trim(found->second);
}

/// Files of pentabarf have no date at the event, and count the small hours to the day before.
std::string moment_text(const ForeignEvent& event) {
    auto date = event_text(event, "date");
    if (date.size() > 10) return date;
    if (date.empty()) date = event.day;
    const auto day = parse_day(date);
    const auto start = event_text(event, "start");
    const auto clock = parse_clock(start);
    if (!day || !clock) return day && !start.empty() ? start : date;
    const auto change = parse_clock(event.day_change);
    return to_text(
        shifted({*day, *clock}, change && *clock < *change ? std::chrono::days(1) : std::chrono::days(0)));
}

}  // namespace

ForeignSession session_of(const ForeignEvent& event, const ReadingContext& context) {
    ForeignSession session{.line = event.line, .key = event_text(event, "guid")};
    if (session.key.empty()) session.key = event_text(event, "id");
    const auto language = event_text(event, "language").substr(0, 2);
    session.titles.original = is_language(language) ? language : context.language;
    session.titles.texts = {{session.titles.original, event_text(event, "title")}};
    const auto room = event_text(event, "room");
    take_places(session, room.empty() ? event.room : room, event_text(event, "track"),
                event_text(event, "type"), context);
    session.people.emplace();
    for (const auto& name : event.people)
        if (!trim(name).empty()) session.people->push_back({.name = trim(name)});

    const auto& zone = context.dates.zone;
    const auto lasts = read_duration(event_text(event, "duration"));
    if (!lasts)
        session.problems.push_back({/*t*/ "“{text}” is no duration. Write hours and minutes, like 01:30.",
                                    {{"text", event_text(event, "duration").substr(0, 60)}}});
    const auto starts =
        read_moment(moment_text(event), event.zone.empty() ? zone : event.zone, zone, session.problems);
    if (!starts || !lasts) return session;
    session.starts = *starts;
    session.ends = later(*starts, *lasts, zone);
    return session;
}

}  // namespace plenaria::events
