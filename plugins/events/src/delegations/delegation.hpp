// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation.hpp
/// An office that is invited to an edition, what it answers, and whom it sends. Pure.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"

namespace plenaria::events {

/// What the office said last.
enum class Answer : std::uint8_t {
    none = 1,
    accepted,  ///< the mayor comes
    deputy,    ///< somebody comes in the mayor's place
    declined,
};
std::string_view to_text(Answer answer);
std::optional<Answer> parse_answer(std::string_view text);
/// Catalog key: "The mayor comes".
std::string_view name_of(Answer answer);
/// Whether somebody comes.
bool comes(Answer answer);

enum class DelegateRole : std::uint8_t {
    head = 1,
    member,
    substitute,  ///< comes when one of the others cannot; takes no place
};
std::string_view to_text(DelegateRole role);
std::optional<DelegateRole> parse_delegate_role(std::string_view text);
/// Catalog key: "Head of delegation".
std::string_view name_of(DelegateRole role);

struct Delegate {
    std::string id = {};  ///< empty: new
    DelegateRole role = DelegateRole::member;
    std::string name = {};
    std::string post = {};    ///< "Head of cabinet"
    std::string gender = {};  ///< "female", "male", "other"; empty: not told. For figures alone
    std::map<std::string, std::string> answers = {};  ///< question → answer, where an office writes them
    bool operator==(const Delegate&) const = default;
};

inline constexpr std::array<std::string_view, 3> genders{"female", "male", "other"};
/// Catalog key: "Women"; "Not known" of anything else.
std::string_view name_of_gender(std::string_view gender);

/// What holds for all who are invited to an edition.
struct InvitationRules {
    std::string edition_id = {};
    Instant reply_until = {};  ///< the last second that counts
    int quota = 3;             ///< people of a delegation that is chosen from now on
    int places = 0;            ///< people of all delegations together; 0: as many as come
    int erase_days = 90;       ///< after the last day of the edition
    std::optional<Instant> erased_at = {};
    int revision = 0;  ///< 0: there are none yet
};

struct Delegation {
    std::string id = {};
    std::string edition_id = {};
    std::string party = {};       ///< "city/ID"
    std::string party_name = {};  ///< as it was called when it was chosen
    std::string iso2 = {};
    std::string region = {};
    std::string contact_name = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    int quota = 3;  ///< people, the head among them; as many substitutes may be named besides
    Answer answer = Answer::none;
    std::string note = {};
    std::optional<Instant> invited_at = {};
    std::optional<Instant> reminded_at = {};
    std::optional<Instant> answered_at = {};
    int waiting_number = 0;  ///< its turn among those who wait; 0: it does not wait
    std::optional<Instant> waiting_since = {};
    std::optional<Instant> asked_again_at = {};  ///< since the dates moved; nothing once it has answered
    int sequence = 0;                            ///< of its calendar entry
    int revision = 1;
    std::vector<Delegate> people = {};  ///< the head first, then members, then substitutes
};

/// Those who take a place: head and members.
int people_coming(const std::vector<Delegate>& people);

/// How far an office has come.
enum class DelegationState : std::uint8_t {
    chosen = 1,  ///< nothing was sent yet
    invited,
    opened,  ///< somebody went behind the link
    accepted,
    deputy,
    declined,
    waiting,
    asked_again,
};
inline constexpr DelegationState delegation_states[] = {
    DelegationState::chosen,   DelegationState::invited,    DelegationState::opened,
    DelegationState::accepted, DelegationState::deputy,     DelegationState::declined,
    DelegationState::waiting,  DelegationState::asked_again};
std::string_view to_text(DelegationState state);
/// Catalog key: "Not opened".
std::string_view name_of(DelegationState state);
DelegationState state_of(const Delegation& delegation, bool opened);

/// What an office wants to send.
struct DelegationWish {
    Answer answer = Answer::none;
    std::string note = {};
    std::vector<Delegate> people = {};
    std::vector<std::string> fields =
        {};  ///< of the form, one for each of `people`: under these problems are named
    std::map<std::string, std::string> answers = {};  ///< of the delegation to the questions of the form
};

/// Without white space around words, and without people of whom nothing was written, in the order of roles.
DelegationWish tidy(DelegationWish wish);
/// Adds what is wrong, under "answer", "note", and each person's field followed by "_name" or "_post".
void check(const DelegationWish& wish, int quota, std::vector<FieldError>& problems);

/// @return conflict with the sentence that the office reads, unless it may answer at `now`.
Result<void> check_takes_replies(const Edition& edition, const InvitationRules& rules, Instant now);

/// People who have a place by now, without those of `except`.
int places_taken(const std::vector<Delegation>& delegations, std::string_view except = {});
std::vector<std::string> ids_of(const std::vector<Delegation>& delegations);

/// When their names are erased.
Day erase_on(const Edition& edition, const InvitationRules& rules);

/// When links of offices end: a month after the last day they still show what was registered.
Instant office_link_end(const Dates& dates);

/// By when to answer once the event has moved: as long before the opening as before, but at least two weeks
/// from now, and never after the day before the opening.
Instant moved_reply_until(Instant before, const Dates& from, const Dates& to, Instant now);

/// Most people that a quota may allow.
inline constexpr int most_people = 50;
inline constexpr int most_places = 100'000;
inline constexpr int most_erase_days = 3650;

}  // namespace plenaria::events
