// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting.hpp
/// Two parties meet beside the programme: a mayor and a minister, a city and a donor. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../programme/session.hpp"

namespace plenaria::events {

enum class MeetingState : std::uint8_t {
    asked = 1,  ///< the other side has not said yes
    agreed,
    cancelled,
};
inline constexpr std::array<MeetingState, 3> meeting_states{MeetingState::asked, MeetingState::agreed,
                                                            MeetingState::cancelled};
std::string_view to_text(MeetingState state);
std::optional<MeetingState> parse_meeting_state(std::string_view text);
/// Catalog key: "Asked for".
std::string_view name_of(MeetingState state);

struct Meeting {
    std::string id = {};
    std::string edition_id = {};
    Owner first = {};   ///< of the directory
    Owner second = {};  ///< of the directory, or without ref as it was typed
    LocalTime starts = {};
    LocalTime ends = {};
    std::string room_id = {};  ///< of the venue; empty: see `place`
    std::string place = {};
    std::string purpose = {};  ///< both sides read it
    std::string note = {};     ///< for the secretariat alone
    MeetingState state = MeetingState::asked;
    int revision = 0;
};

/// Whether somebody of that ref is one of the two.
bool takes_part(const Meeting& meeting, std::string_view ref);
/// The other one. @param ref of one of the two.
const Owner& other_side(const Meeting& meeting, std::string_view ref);

/// Under the names of the form: first, second, starts_on, starts_time, ends_time, place, purpose, note.
void check(const Meeting& meeting, std::string_view zone, std::vector<FieldError>& problems);

/// Why it cannot be as it is planned.
struct MeetingConflict {
    std::string who = {};      ///< name of who is elsewhere; empty: the room is taken
    std::string session = {};  ///< id of what they are in; or
    std::string meeting = {};  ///< likewise
    bool operator==(const MeetingConflict&) const = default;
};
/// With sessions that take place and with other meetings, in order of their beginning. What is cancelled is
/// in nobody's way.
std::vector<MeetingConflict> conflicts_of(const Meeting& meeting, const Programme& programme,
                                          const std::vector<Meeting>& others, std::string_view zone);

}  // namespace plenaria::events
