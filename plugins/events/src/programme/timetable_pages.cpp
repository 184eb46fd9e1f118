// SPDX-License-Identifier: EUPL-1.2
#include "timetable_pages.hpp"

#include <algorithm>

#include "../common_pages.hpp"
#include "programme_words.hpp"
#include "timetable.hpp"

namespace plenaria::events {

namespace {

std::string time_label(int minutes) {
    return clock_text({.day = {}, .time_of_day = std::chrono::minutes(minutes)});
}

}  // namespace

Model session_model(const ProgrammeReading& reading, const Session& session,
                    const std::map<std::string, int>& conflicts, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto* room = room_of(reading.programme, session.room_id);
    const auto* track = track_of(reading.programme, session.track_id);
    const auto found = conflicts.find(session.id);
    const int clashes = found == conflicts.end() ? 0 : found->second;
    auto people = people_words(session, locale, false);
    const UrlValues at{{"session", session.id}};
    return {{"id", session.id},
            {"title", session.titles.in(locale.language())},
            {"hours", hours_of(session, locale)},
            {"kind", reading.format.kind_name(session.kind, locale)},
            {"room", room == nullptr ? locale.t("no room") : room->name},
            {"has_track", track != nullptr},
            {"track", track == nullptr ? std::string() : track->titles.in(locale.language())},
            {"has_people", !people.empty()},
            {"people", std::move(people)},
            {"has_version", !session.version.id.empty()},
            {"version", session.version.name},
            {"has_version_url", !session.version.path.empty()},
            {"version_url", session.version.path},
            {"is_planned", session.state == SessionState::planned},
            {"is_cancelled", session.state == SessionState::cancelled},
            {"state", tag_model(session.state == SessionState::cancelled ? "terra" : "amber",
                                locale.t(name_of(session.state)))},
            {"has_conflicts", clashes > 0},
            {"conflicts", locale.n("{n} conflict", "{n} conflicts", clashes)},
            {"starts", to_text(session.starts)},
            {"room_id", session.room_id},
            {"revision", std::to_string(session.revision)},
            {"edit_url", scope.url("events.session_edit", at)},
            {"move_url", scope.url("events.session_move", at)},
            {"may_chair",
             scope.actor().may("events.chair") && session.kind != "break" && session.kind != "social"},
            {"floor_url", scope.url("events.floor", at)}};
}

Model timetable_model(const ProgrammeReading& reading, const std::vector<const Session*>& sessions,
                      const std::vector<Model>& models, Day day, const RequestScope& scope) {
    const auto& locale = scope.locale();
    std::vector<TimetableEntry> entries;
    const auto& rooms = reading.programme.rooms;
    bool without_room = false;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        auto entry = part_on(*sessions[i], day);
        if (entry.from == entry.until) continue;
        const auto room = std::find_if(rooms.begin(), rooms.end(),
                                       [&](const auto& each) { return each.id == sessions[i]->room_id; });
        without_room = without_room || room == rooms.end();
        entry.session = i;
        entry.column = static_cast<std::size_t>(room - rooms.begin());
        entries.push_back(entry);
    }
    Model::List columns;
    for (const auto& room : rooms)
        columns.push_back({{"id", room.id},
                           {"name", room.name},
                           {"has_capacity", room.capacity > 0},
                           {"capacity", locale.n("{n} seat", "{n} seats", room.capacity)}});
    if (without_room)
        columns.push_back(
            {{"id", ""}, {"name", locale.t("No room yet")}, {"has_capacity", false}, {"capacity", ""}});
    Model::List rows;
    for (const auto& row : lay_out(entries, columns.size())) {
        Model::List cells;
        for (const auto& cell : row.cells) {
            Model::List inside;
            for (const auto index : cell.sessions) inside.push_back(models[index]);
            cells.push_back({{"rows", std::to_string(cell.rows)},
                             {"is_high", cell.rows > 1},
                             {"sessions", std::move(inside)}});
        }
        rows.push_back({{"time", time_label(row.from)}, {"cells", std::move(cells)}});
    }
    return {{"day", to_text(day)},
            {"caption", locale.t("Sessions on {day}, by room and time", {{"day", locale.day(day)}})},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)}};
}

}  // namespace plenaria::events
