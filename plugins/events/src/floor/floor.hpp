// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor.hpp
/// The speakers list of a session: who has the floor and for how long, who comes next. Pure. Source of the
/// rules: PRODUCT.md, 5.4, and docs/decisions/0057.

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "../editions/edition.hpp"

namespace plenaria::events {

enum class RequestKind : std::uint8_t {
    speak = 1,
    point_of_order,  ///< before everybody, also while somebody speaks
};
std::string_view to_text(RequestKind kind);
std::optional<RequestKind> parse_request_kind(std::string_view text);

enum class RequestState : std::uint8_t { waiting = 1, speaking, spoken, withdrawn };
std::string_view to_text(RequestState state);
std::optional<RequestState> parse_request_state(std::string_view text);

enum class SpeakingOrder : std::uint8_t {
    request = 1,  ///< who asked first
    rank,         ///< by rank of protocol; among equals who asked first
    balanced,     ///< by region and gender: balance.hpp
};
std::string_view to_text(SpeakingOrder order);
std::optional<SpeakingOrder> parse_speaking_order(std::string_view text);
/// Catalog key: "By rank of protocol".
std::string_view name_of(SpeakingOrder order);

/// Who may look at the screen of the room.
enum class ScreenReaders : std::uint8_t { staff = 1, everybody };
std::string_view to_text(ScreenReaders readers);
std::optional<ScreenReaders> parse_screen_readers(std::string_view text);

enum class ListState : std::uint8_t { closed = 1, open };
std::string_view to_text(ListState state);
std::optional<ListState> parse_list_state(std::string_view text);

struct ProtocolRank {
    int rank;                ///< 1 speaks first
    std::string_view shown;  ///< catalog key
};
inline constexpr std::array<ProtocolRank, 6> protocol_ranks{{{1, /*t*/ "Head of State or government"},
                                                             {2, /*t*/ "Minister"},
                                                             {3, /*t*/ "Mayor"},
                                                             {4, /*t*/ "In the place of a mayor"},
                                                             {5, /*t*/ "Delegate"},
                                                             {6, /*t*/ "Observer"}}};
/// Catalog key; that of the last one for a number that is none.
std::string_view name_of_rank(int rank);

/// In which somebody may say to speak; interpreters ask.
inline constexpr std::array<std::string_view, 12> spoken_languages{"ar", "de", "en", "es", "fr", "id",
                                                                   "it", "pt", "ru", "sw", "tr", "zh"};
bool is_spoken_language(std::string_view code);

/// Somebody who wants the floor, has it, or had it.
struct FloorRequest {
    std::string id = {};
    std::string session_id = {};
    int number = 0;  ///< 1 asked first
    RequestKind kind = RequestKind::speak;
    Owner who = {};  ///< of the directory, or "delegation/ID"; without ref as it was typed
    std::string title = {};
    std::string region = {};    ///< empty: not known
    std::string gender = {};    ///< likewise; else as the directory has them
    std::string language = {};  ///< in which they speak; empty: not told
    int rank = 5;
    int position = 0;  ///< among those who wait, 1 is next; 0: does not wait
    RequestState state = RequestState::waiting;
    Instant asked_at = {};
    std::optional<Instant> began_at = {};
    std::optional<Instant> ended_at = {};
    std::chrono::seconds spent{0};  ///< before it lost the floor to a point of order, or in all
};

struct Floor {
    std::string session_id = {};
    ListState state = ListState::closed;
    SpeakingOrder order = SpeakingOrder::request;
    std::chrono::seconds allowed{180};  ///< for each of them
    ScreenReaders screen = ScreenReaders::staff;
    std::string speaking = {};                  ///< id of the request that has the floor; empty: none
    std::chrono::seconds spent{0};              ///< by who speaks, until `running_since`
    std::optional<Instant> running_since = {};  ///< nothing: the clock stands
    int revision = 0;                           ///< 0: nobody has used it yet
};

/// How long whoever has the floor has had it at `now`, without pauses.
std::chrono::seconds time_spent(const Floor& floor, Instant now);
/// When the time is up; nothing while the clock stands.
std::optional<Instant> time_is_up(const Floor& floor);

/// Whether `a` comes before `b` by the rule alone: points of order as they were asked, then whoever was
/// interrupted by one, then the others in `order`; of a balanced list as they asked.
bool comes_before(const FloorRequest& a, const FloorRequest& b, SpeakingOrder order);
/// `waiting` as the rule has it: what was moved by hand goes back.
void line_up(std::vector<FloorRequest>& waiting, SpeakingOrder order);
/// Puts `request` where the rule has it, and leaves the others as they stand, moved by hand or not.
void join_line(std::vector<FloorRequest>& waiting, FloorRequest request, SpeakingOrder order);

enum class MoveInLine : std::uint8_t { up = 1, down };
/// One place up or down. @return false at the end of the line, and where it would pass a point of order, or a
/// point of order somebody who is none.
bool move_in_line(std::vector<FloorRequest>& waiting, std::string_view id, MoveInLine where);

/// "3" is three minutes, "2:30", "0:45". @return nothing for what is none of these.
std::optional<std::chrono::seconds> parse_speaking_time(std::string_view text);
/// "2:30"; "−0:15" when it is less than nothing.
std::string minutes_text(std::chrono::seconds time);

inline constexpr std::chrono::seconds shortest_speech{10};
inline constexpr std::chrono::seconds longest_speech{2 * 60 * 60};
/// Code points of a name or a title.
inline constexpr std::size_t longest_speaker = 200;

}  // namespace plenaria::events
