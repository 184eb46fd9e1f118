// SPDX-License-Identifier: EUPL-1.2
#include "programme_calendar.hpp"

#include "programme_words.hpp"

namespace plenaria::events {

std::set<std::string> sessions_once_wanted(UnitOfWork& uow, const std::string& edition,
                                           const std::function<bool(const Session&)>& wanted) {
    std::set<std::string> once;
    for (const auto& released : releases_since(uow, edition, uow.now() - left_shown_for))
        for (const auto& [session, sequence] : released.programme->sessions)
            if (wanted(session)) once.insert(session.id);
    return once;
}

std::vector<CalendarEntry> calendar_entries(const PublicReading& reading,
                                            const std::function<bool(const Session&)>& wanted,
                                            const Locale& locale, const std::set<std::string>& left,
                                            const std::map<std::string, int>& raised) {
    const auto& programme = *reading.released.programme;
    const auto& zone = programme.dates.zone;
    const bool holds = dates_hold(reading.edition.state);
    std::vector<CalendarEntry> entries;
    for (const auto& [session, sequence] : programme.sessions) {
        const bool is_wanted = wanted(session);
        if (!is_wanted && !left.contains(session.id)) continue;
        const auto more = raised.find(session.id);
        const auto* room = room_of(programme, session.room_id);
        const auto* track = track_of(programme, session.track_id);
        auto description = people_words(session, locale, true);
        if (track != nullptr)
            description =
                track->titles.in(locale.language()) + (description.empty() ? "" : "\n") + description;
        auto location = room == nullptr ? std::string() : room->name;
        if (!reading.place.empty()) location += (location.empty() ? "" : ", ") + reading.place;
        // Even while the event holds, odd while it is put off or cancelled: calendars follow both without a
        // release between (RFC 5545, 3.8.7.4: only a higher number is news).
        entries.push_back(
            {.uid = "session-" + session.id + "@plenaria",
             .sequence = 2 * sequence + (holds ? 0 : 1) + (more == raised.end() ? 0 : more->second),
             .starts_at = instant_of(session.starts, zone),
             .ends_at = instant_of(session.ends, zone),
             .zone = zone,
             .summary = session.titles.in(locale.language()),
             .description = std::move(description),
             .location = std::move(location),
             .cancelled = !holds || !is_wanted || session.state == SessionState::cancelled});
    }
    return entries;
}

}  // namespace plenaria::events
