// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting.hpp
/// A meeting of a body: how it is called, who counts, and whether enough of them are there. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../ledger/body.hpp"

namespace plenaria::committee::meetings {

using plenaria::to_text;

/// How many of the seats that are held must be there.
enum class QuorumRule : std::uint8_t { half = 1, two_thirds, number };
std::string_view to_text(QuorumRule rule);
std::optional<QuorumRule> parse_quorum_rule(std::string_view text);
/// Catalog key: "More than half of the members".
std::string_view name_of(QuorumRule rule);

/// A body's rules of meetings; as they are while nobody has said anything.
struct MeetingRule {
    std::string body_id = {};
    int notice_days = 14;
    QuorumRule quorum = QuorumRule::half;
    int members = 1;   ///< of QuorumRule::number
    int revision = 0;  ///< 0: nobody has said anything yet
};
inline constexpr int most_notice_days = 365;
void check(const MeetingRule& rule, std::vector<FieldError>& problems);

/// How many must be there. @param held seats of the body that somebody holds or acts in
int quorum_of(const MeetingRule& rule, int held);

enum class State : std::uint8_t { draft = 1, convened, cancelled, open, closed };
std::string_view to_text(State state);
std::optional<State> parse_state(std::string_view text);
std::string_view name_of(State state);

/// How far the minutes are. Approved ones are a stored file, and nobody changes them.
enum class MinutesState : std::uint8_t { draft = 1, circulated, approved };
std::string_view to_text(MinutesState state);
std::optional<MinutesState> parse_minutes_state(std::string_view text);
std::string_view name_of(MinutesState state);

struct MeetingFacts {
    std::string title = {};  ///< empty: "Meeting of …"
    LocalTime start = {};    ///< in `zone`
    int minutes = 120;
    std::string zone = "UTC";
    std::string place = {};
    std::string video = {};  ///< https address
    std::vector<std::string> languages = {};
    std::string session_id = {};  ///< of the event where it takes place; empty: none
};

struct Meeting {
    std::string id = {};
    std::string body_id = {};
    MeetingFacts facts = {};
    State state = State::draft;
    Instant starts_at = {};
    std::string short_notice = {};   ///< why it was called late; empty: in time
    std::string cancelled_why = {};  ///< as members read it
    std::optional<Instant> convened_at = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> closed_at = {};
    int calendar = 0;           ///< SEQUENCE of its entry, RFC 5545
    std::string chair_id = {};  ///< the invitee who presides; empty: not said yet
    MinutesState minutes = MinutesState::draft;
    std::optional<Instant> circulated_at = {};
    std::string approved_by = {};  ///< the item of the meeting that approved the minutes
    std::optional<Instant> approved_at = {};
    std::string text_hash = {};  ///< of the approved minutes, SHA-256; names their file
    int revision = 1;
    [[nodiscard]] Instant ends_at() const { return starts_at + std::chrono::minutes(facts.minutes); }
};

inline constexpr std::size_t longest_title = 200;  ///< code points, as all below
inline constexpr std::size_t longest_place = 300;
inline constexpr std::size_t longest_video = 300;
inline constexpr std::size_t longest_reason = 500;
inline constexpr int longest_meeting = 7 * 24 * 60;  ///< minutes

MeetingFacts tidy(MeetingFacts facts);
/// Adds what is wrong under the names of the fields. @return its start, epoch when there is none.
Instant check(const MeetingFacts& facts, std::vector<FieldError>& problems);

/// Whole days between the day of the letter and that of the meeting, as calendars in the meeting's zone show
/// them: a letter of the evening counts for its day there, and a change of clocks makes no difference. Below
/// 0: it is over.
int notice_given(Instant convened, const Meeting& meeting);

/// Somebody who sits for a seat came, and left again.
enum class SitsAs : std::uint8_t { holder = 1, acting, alternate };
std::string_view to_text(SitsAs part);
std::optional<SitsAs> parse_sits_as(std::string_view text);
std::string_view name_of(SitsAs part);

struct Presence {
    std::string id = {};
    std::string meeting_id = {};
    std::string invitee_id = {};
    SitsAs sits_as = SitsAs::holder;
    std::string person = {};
    Instant arrived_at = {};
    std::optional<Instant> left_at = {};  ///< from then on they are away
    [[nodiscard]] bool covers(Instant at) const { return arrived_at <= at && (!left_at || at < *left_at); }
};

/// Whether a body can decide at a moment.
struct Quorum {
    int held = 0;
    int present = 0;
    int needed = 0;
    [[nodiscard]] bool is_reached() const { return present >= needed; }
    [[nodiscard]] int missing() const { return present < needed ? needed - present : 0; }
};
/// A seat counts once, whoever sits for it: its holder, who is acting or the alternate.
Quorum quorum_at(Instant at, int needed, int held, const std::vector<Presence>& presences);
/// Those who left last, while nobody of their seat is there: by whom a lost quorum was lost.
std::vector<const Presence*> gone(Instant at, const std::vector<Presence>& presences);

/// What a member answers to the letter.
enum class Answer : std::uint8_t { coming = 1, alternate, apologies, absent };
std::string_view to_text(Answer answer);
std::optional<Answer> parse_answer(std::string_view text);
std::string_view name_of(Answer answer);

/// A seat that is asked to a meeting, as the ledger had it.
struct Invitee {
    std::string id = {};
    std::string meeting_id = {};
    std::string seat_id = {};
    int seat = 0;
    bool sits = true;
    std::string city_ref = {};
    std::string city_name = {};
    std::string holder_name = {};
    std::string acting_name = {};
    std::string alternate_name = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    std::optional<Instant> sent_at = {};
    std::optional<Answer> answer = {};
    std::string note = {};
    std::optional<Instant> answered_at = {};
    std::string correction = {};
    std::optional<Instant> corrected_at = {};
    int revision = 1;
    /// Who is asked to come: whoever acts, else the holder.
    [[nodiscard]] const std::string& person() const {
        return acting_name.empty() ? holder_name : acting_name;
    }
    /// Whom the seat knows in that part; empty: nobody.
    [[nodiscard]] const std::string& named(SitsAs part) const;
};
/// How many seats can be counted on.
int held_of(const std::vector<Invitee>& invitees);

}  // namespace plenaria::committee::meetings
