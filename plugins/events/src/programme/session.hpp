// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/session.hpp
/// What happens in a programme: sessions, where, when and with whom. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"
#include "wall_clock.hpp"

namespace plenaria::events {

struct VenueRoom {
    std::string id = {};
    std::string edition_id = {};
    std::string name = {};
    int capacity = 0;  ///< seats; 0: not known
    std::string equipment = {};
    int booths = 0;  ///< for interpreters
    int position = 0;
    int revision = 1;
};

struct Track {
    std::string id = {};
    std::string edition_id = {};
    Titles titles = {};
    int position = 0;
    int revision = 1;
};

enum class SessionState : std::uint8_t {
    proposed = 1,  ///< not sure yet; it stays out of what is released
    planned,
    cancelled,
};
std::string_view to_text(SessionState state);
std::optional<SessionState> parse_session_state(std::string_view text);
/// Catalog key: "Planned".
std::string_view name_of(SessionState state);

enum class SessionRole : std::uint8_t { chair = 1, moderator, speaker, rapporteur, interpreter, organiser };
inline constexpr std::array<SessionRole, 6> session_roles{SessionRole::chair,       SessionRole::moderator,
                                                          SessionRole::speaker,     SessionRole::rapporteur,
                                                          SessionRole::interpreter, SessionRole::organiser};
std::string_view to_text(SessionRole role);
std::optional<SessionRole> parse_session_role(std::string_view text);
/// Catalog key: "Moderator".
std::string_view name_of(SessionRole role);

struct SessionKind {
    std::string_view stored;
    std::string_view shown;  ///< catalog key
};
/// What every event has; a format may bring more (EditionFormat::kinds).
inline constexpr std::array<SessionKind, 9> session_kinds{{{"plenary", /*t*/ "Plenary"},
                                                           {"panel", /*t*/ "Panel"},
                                                           {"round_table", /*t*/ "Round table"},
                                                           {"workshop", /*t*/ "Workshop"},
                                                           {"statutory", /*t*/ "Statutory meeting"},
                                                           {"side_event", /*t*/ "Side event"},
                                                           {"ceremony", /*t*/ "Ceremony"},
                                                           {"social", /*t*/ "Social event"},
                                                           {"break", /*t*/ "Break"}}};

struct SessionPerson {
    SessionRole role = SessionRole::speaker;
    Owner person = {};
    bool operator==(const SessionPerson&) const = default;
};

/// The issued version of a statement that is discussed.
struct SessionVersion {
    std::string id = {};    ///< in `statements`; empty: none
    std::string name = {};  ///< as it was called when it was chosen
    std::string path = {};  ///< of its page, once looked up for a reader who may read it; never stored
};

struct Session {
    std::string id = {};
    std::string edition_id = {};
    Titles titles = {};
    std::string kind = "panel";
    std::string room_id = {};   ///< empty: no room yet
    std::string track_id = {};  ///< empty: none
    LocalTime starts = {};      ///< on the walls of the venue
    LocalTime ends = {};
    int expected = 0;  ///< people; 0: not known
    std::string note = {};
    std::string decision = {};  ///< what it decided
    SessionVersion version = {};
    SessionState state = SessionState::planned;
    std::vector<SessionPerson> people = {};
    int revision = 1;
};

/// Whether it takes up its room and its people.
bool takes_place(const Session& session);

/// "This must have ended before that begins": the General Assembly before the World Council which it names.
struct SessionOrder {
    std::string id = {};
    std::string edition_id = {};
    std::string earlier_id = {};
    std::string later_id = {};
    std::string reason = {};
};

/// Somebody who is planned into the booths of a session: see interpretation/interpretation.hpp.
struct SessionInterpreter {
    std::string session_id = {};
    std::string interpreter_id = {};
    Owner person = {};  ///< without ref who was typed
};

/// Everything of an edition's programme as it stands.
struct Programme {
    std::vector<VenueRoom> rooms = {};   ///< in their order
    std::vector<Track> tracks = {};      ///< likewise
    std::vector<Session> sessions = {};  ///< in order of their beginning
    std::vector<SessionOrder> orders = {};
    std::vector<SessionInterpreter> interpreters = {};
};
/// @return nullptr when there is none of that id.
const VenueRoom* room_of(const Programme& programme, const std::string& id);
const Track* track_of(const Programme& programme, const std::string& id);
const Session* session_of(const Programme& programme, const std::string& id);

inline constexpr int most_booths = 30;  ///< of one room

void check(const VenueRoom& room, std::vector<FieldError>& problems);
/// Under the names of the form: those of the titles, starts_on, starts_time, ends_time, expected, note,
/// decision. That it is outside the days of its edition is a conflict, and no problem of its form.
void check(const Session& session, std::string_view zone, std::vector<FieldError>& problems);

}  // namespace plenaria::events
