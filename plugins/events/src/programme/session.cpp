// SPDX-License-Identifier: EUPL-1.2
#include "session.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct SessionWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<SessionWord, 3> session_states{
    {{"proposed", /*t*/ "Proposed"}, {"planned", /*t*/ "Planned"}, {"cancelled", /*t*/ "Cancelled"}}};
constexpr std::array<SessionWord, 6> role_words{{{"chair", /*t*/ "Chair"},
                                                 {"moderator", /*t*/ "Moderator"},
                                                 {"speaker", /*t*/ "Speaker"},
                                                 {"rapporteur", /*t*/ "Rapporteur"},
                                                 {"interpreter", /*t*/ "Interpreter"},
                                                 {"organiser", /*t*/ "Organiser"}}};

constexpr std::size_t longest_name = 200, longest_equipment = 1000, longest_text = 2000;
constexpr int most_people = 200'000;
constexpr auto longest_session = std::chrono::hours(24);
// As edition.cpp has them: beyond, it is a slip of the finger.
constexpr Day first_session_day = std::chrono::year(1990) / 1 / 1;
constexpr Day last_session_day = std::chrono::year(2100) / 12 / 31;

template <class Value, std::size_t N>
std::optional<Value> value_of(const std::array<SessionWord, N>& words, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (words[i].stored == text) return static_cast<Value>(i + 1);
    return std::nullopt;
}

void check_text(const std::string& text, const char* field, std::size_t longest,
                std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > longest)
        problems.push_back(
            {field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(longest)}}});
}

void check_number(int number, const char* field, std::vector<FieldError>& problems) {
    if (number < 0 || number > most_people)
        problems.push_back({field,
                            /*t*/ "Write a number of people from 0 to {max}, or leave it empty.",
                            {{"max", std::to_string(most_people)}}});
}

template <class Thing>
const Thing* thing_of(const std::vector<Thing>& all, const std::string& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_text(SessionState state) {
    return session_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(SessionState state) {
    return session_states[static_cast<std::size_t>(state) - 1].shown;
}
std::optional<SessionState> parse_session_state(std::string_view text) {
    return value_of<SessionState>(session_states, text);
}

std::string_view to_text(SessionRole role) { return role_words[static_cast<std::size_t>(role) - 1].stored; }
std::string_view name_of(SessionRole role) { return role_words[static_cast<std::size_t>(role) - 1].shown; }
std::optional<SessionRole> parse_session_role(std::string_view text) {
    return value_of<SessionRole>(role_words, text);
}

bool takes_place(const Session& session) { return session.state != SessionState::cancelled; }

const VenueRoom* room_of(const Programme& programme, const std::string& id) {
    return thing_of(programme.rooms, id);
}
const Track* track_of(const Programme& programme, const std::string& id) {
    return thing_of(programme.tracks, id);
}
const Session* session_of(const Programme& programme, const std::string& id) {
    return thing_of(programme.sessions, id);
}

void check(const VenueRoom& room, std::vector<FieldError>& problems) {
    if (room.name.empty())
        problems.push_back({"name", /*t*/ "Write what the room is called."});
    else
        check_text(room.name, "name", longest_name, problems);
    check_number(room.capacity, "capacity", problems);
    if (room.booths < 0 || room.booths > most_booths)
        problems.push_back({"booths",
                            /*t*/ "Write a number between 0 and {max}.",
                            {{"max", std::to_string(most_booths)}}});
    check_text(room.equipment, "equipment", longest_equipment, problems);
}

void check(const Session& session, std::string_view zone, std::vector<FieldError>& problems) {
    check(session.titles, problems);
    if (session.starts.day < first_session_day || session.starts.day > last_session_day)
        problems.push_back({"starts_on", /*t*/ "Write the day of the session, like 2019-11-11."});
    else if (!clock_shows(session.starts, zone))
        problems.push_back({"starts_time",
                            /*t*/ "The clocks go forward over this time on that day: write another one."});
    else if (!clock_shows(session.ends, zone))
        problems.push_back(
            {"ends_time", /*t*/ "The clocks go forward over this time on that day: write another one."});
    else if (const auto lasts = instant_of(session.ends, zone) - instant_of(session.starts, zone);
             lasts <= std::chrono::seconds(0) || lasts > longest_session)
        problems.push_back(
            {"ends_time", /*t*/ "A session ends after it has begun, and lasts at most 24 hours."});
    check_number(session.expected, "expected", problems);
    check_text(session.note, "note", longest_text, problems);
    check_text(session.decision, "decision", longest_text, problems);
}

}  // namespace plenaria::events
