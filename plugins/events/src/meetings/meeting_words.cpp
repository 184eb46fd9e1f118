// SPDX-License-Identifier: EUPL-1.2
#include "meeting_words.hpp"

#include <algorithm>

#include "../programme/programme_words.hpp"

namespace plenaria::events {

std::string hours_of(const Meeting& meeting, const Locale& locale) {
    return hours_of(Session{.starts = meeting.starts, .ends = meeting.ends}, locale);
}

std::string where_of(const Meeting& meeting, const Programme& programme) {
    if (const auto* room = room_of(programme, meeting.room_id)) return room->name;
    return meeting.place;
}

std::string sides_of(const Meeting& meeting, const Locale& locale) {
    return locale.t("{first} and {second}",
                    {{"first", meeting.first.name},
                     {"second", meeting.second.name.empty() ? locale.t("(erased)") : meeting.second.name}});
}

std::vector<CalendarEntry> meeting_entries(const std::vector<Meeting>& meetings, std::string_view ref,
                                           const Edition& edition, const std::vector<VenueRoom>& rooms,
                                           const Locale& locale) {
    const auto& zone = edition.dates.zone;
    const bool holds = dates_hold(edition.state);
    std::vector<CalendarEntry> entries;
    for (const auto& meeting : meetings) {
        if (!takes_part(meeting, ref) || meeting.state == MeetingState::asked) continue;
        const auto& with = other_side(meeting, ref);
        const auto name = with.name.empty() ? locale.t("(erased)") : with.name;
        entries.push_back({.uid = "meeting-" + meeting.id + "@plenaria",
                           .sequence = 2 * meeting.revision + (holds ? 0 : 1),
                           .starts_at = instant_of(meeting.starts, zone),
                           .ends_at = instant_of(meeting.ends, zone),
                           .zone = zone,
                           .summary = locale.t("Bilateral meeting: {name}", {{"name", name}}),
                           .description = meeting.purpose,
                           .location = where_of(meeting, Programme{.rooms = rooms}),
                           .cancelled = !holds || meeting.state == MeetingState::cancelled});
    }
    return entries;
}

std::string words_of(const MeetingConflict& conflict, const MeetingsReading& reading, const Locale& locale) {
    if (const auto* session = session_of(reading.programme, conflict.session)) {
        const auto title = session->titles.in(locale.language());
        if (conflict.who.empty())
            return locale.t("The room is that of the session {session}, {hours}.",
                            {{"session", title}, {"hours", hours_of(*session, locale)}});
        return locale.t("{who} is in the session {session}, {hours}.",
                        {{"who", conflict.who}, {"session", title}, {"hours", hours_of(*session, locale)}});
    }
    const auto other = std::find_if(reading.meetings.begin(), reading.meetings.end(),
                                    [&](const Meeting& each) { return each.id == conflict.meeting; });
    if (other == reading.meetings.end()) return {};
    if (conflict.who.empty())
        return locale.t("The room is that of the meeting of {sides}, {hours}.",
                        {{"sides", sides_of(*other, locale)}, {"hours", hours_of(*other, locale)}});
    return locale.t(
        "{who} is in the meeting of {sides}, {hours}.",
        {{"who", conflict.who}, {"sides", sides_of(*other, locale)}, {"hours", hours_of(*other, locale)}});
}

}  // namespace plenaria::events
