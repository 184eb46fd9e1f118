// SPDX-License-Identifier: EUPL-1.2
#include "meeting.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

constexpr std::array<std::string_view, 3> meeting_state_words{"asked", "agreed", "cancelled"};
constexpr std::size_t longest_met = 200, longest_meeting_place = 300, longest_meeting_purpose = 500,
                      longest_meeting_note = 2000;
constexpr std::chrono::hours longest_meeting{24};

void check_meeting_text(const std::string& text, const char* field, std::size_t most,
                        std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

/// At the same time as the meeting.
bool at_once(const Meeting& meeting, const LocalTime& starts, const LocalTime& ends, std::string_view zone) {
    return instant_of(meeting.starts, zone) < instant_of(ends, zone) &&
           instant_of(starts, zone) < instant_of(meeting.ends, zone);
}

}  // namespace

std::string_view to_text(MeetingState state) {
    return meeting_state_words[static_cast<std::size_t>(state) - 1];
}
std::optional<MeetingState> parse_meeting_state(std::string_view text) {
    for (const auto state : meeting_states)
        if (to_text(state) == text) return state;
    return std::nullopt;
}
std::string_view name_of(MeetingState state) {
    switch (state) {
        case MeetingState::asked:
            return /*t*/ "Asked for";
        case MeetingState::agreed:
            return /*t*/ "Agreed";
        case MeetingState::cancelled:
            return /*t*/ "Cancelled";
    }
    return {};
}

bool takes_part(const Meeting& meeting, std::string_view ref) {
    return !ref.empty() && (meeting.first.ref == ref || meeting.second.ref == ref);
}

const Owner& other_side(const Meeting& meeting, std::string_view ref) {
    return meeting.first.ref == ref ? meeting.second : meeting.first;
}

void check(const Meeting& meeting, std::string_view zone, std::vector<FieldError>& problems) {
    if (meeting.first.ref.empty())
        problems.push_back({"first", /*t*/ "Choose who meets: a person or a city of the directory."});
    if (meeting.second.name.empty())
        problems.push_back({"second", /*t*/ "Write whom they meet."});
    else if (!meeting.second.ref.empty() && meeting.second.ref == meeting.first.ref)
        problems.push_back({"second", /*t*/ "Nobody meets themselves: choose somebody else."});
    check_meeting_text(meeting.second.name, "second", longest_met, problems);
    if (meeting.starts.day == Day{})
        problems.push_back({"starts_on", /*t*/ "Write the day of the meeting, like 2019-11-11."});
    else if (!clock_shows(meeting.starts, zone))
        problems.push_back({"starts_time",
                            /*t*/ "The clocks go forward over this time on that day: write another one."});
    else if (const auto lasts = instant_of(meeting.ends, zone) - instant_of(meeting.starts, zone);
             lasts <= std::chrono::seconds(0) || lasts > longest_meeting)
        problems.push_back(
            {"ends_time", /*t*/ "A meeting ends after it has begun, and lasts at most 24 hours."});
    check_meeting_text(meeting.place, "place", longest_meeting_place, problems);
    check_meeting_text(meeting.purpose, "purpose", longest_meeting_purpose, problems);
    check_meeting_text(meeting.note, "note", longest_meeting_note, problems);
}

std::vector<MeetingConflict> conflicts_of(const Meeting& meeting, const Programme& programme,
                                          const std::vector<Meeting>& others, std::string_view zone) {
    std::vector<MeetingConflict> found;
    if (meeting.state == MeetingState::cancelled) return found;
    for (const auto& session : programme.sessions) {
        if (!takes_place(session) || !at_once(meeting, session.starts, session.ends, zone)) continue;
        for (const auto* side : {&meeting.first, &meeting.second})
            if (std::any_of(session.people.begin(), session.people.end(), [&](const SessionPerson& each) {
                    return !side->ref.empty() && each.person.ref == side->ref;
                }))
                found.push_back({.who = side->name, .session = session.id});
        if (!meeting.room_id.empty() && session.room_id == meeting.room_id)
            found.push_back({.session = session.id});
    }
    for (const auto& other : others) {
        if (other.id == meeting.id || other.state == MeetingState::cancelled ||
            !at_once(meeting, other.starts, other.ends, zone))
            continue;
        for (const auto* side : {&meeting.first, &meeting.second})
            if (takes_part(other, side->ref)) found.push_back({.who = side->name, .meeting = other.id});
        if (!meeting.room_id.empty() && other.room_id == meeting.room_id)
            found.push_back({.meeting = other.id});
    }
    return found;
}

}  // namespace plenaria::events
