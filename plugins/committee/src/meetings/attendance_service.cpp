// SPDX-License-Identifier: EUPL-1.2
#include "attendance_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "attendance_repository.hpp"
#include "meeting_mails.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;

constexpr std::size_t longest_correction = 4000;

Error seat_not_asked(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This seat was not asked to the meeting.", id};
}

/// The seat, locked with its meeting.
Result<OwnSeat> lock_seat(UnitOfWork& uow, const std::string& invitee_id) {
    const auto seen = find_invitee(uow, invitee_id);
    if (!seen) return seat_not_asked(invitee_id);
    auto held = lock_meeting(uow, seen->meeting_id);
    if (!held) return std::move(held).error();
    return OwnSeat{*std::move(held), find_invitee(uow, invitee_id).value()};
}

Result<void> check_counts_people(const Meeting& meeting) {
    if (auto open = check_unsealed(meeting); !open) return open;
    if (meeting.state == State::draft || meeting.state == State::cancelled)
        return Error{ErrorCode::conflict, /*t*/ "Nobody comes to a meeting that is not convened.",
                     meeting.id};
    return {};
}

Error time_to_come(const char* message) {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            {{"at", message}}};
}

struct LockedPresence {
    HeldMeeting held;
    Presence presence;
};
Result<LockedPresence> lock_presence(UnitOfWork& uow, const std::string& id) {
    const auto seen = find_presence(uow, id);
    if (!seen) return Error{ErrorCode::not_found, /*t*/ "This arrival was taken out meanwhile.", id};
    auto held = lock_meeting(uow, seen->meeting_id);
    if (!held) return std::move(held).error();
    if (auto open = check_counts_people(held->meeting); !open) return std::move(open).error();
    auto presence = find_presence(uow, id);
    if (!presence) return Error{ErrorCode::not_found, /*t*/ "This arrival was taken out meanwhile.", id};
    return LockedPresence{*std::move(held), *std::move(presence)};
}

void record_presence(UnitOfWork& uow, const Actor& actor, const char* action, const Presence& presence) {
    uow.record(actor, action, meeting_subject(presence.meeting_id), "",
               compact({{"seat", presence.invitee_id},
                        {"as", std::string(to_text(presence.sits_as))},
                        {"arrived", to_text(presence.arrived_at)},
                        {"left", presence.left_at ? to_text(*presence.left_at) : std::string()}}));
}

/// Whether somebody else sits for the seat at some moment from `from` on.
bool is_taken(const std::vector<Presence>& all, const Presence& wanted) {
    return std::any_of(all.begin(), all.end(), [&](const Presence& each) {
        return each.id != wanted.id && each.invitee_id == wanted.invitee_id &&
               (!each.left_at || wanted.arrived_at < *each.left_at) &&
               (!wanted.left_at || each.arrived_at < *wanted.left_at);
    });
}

Error seat_taken(const std::string& id) {
    return {ErrorCode::conflict, /*t*/ "Somebody sits for this seat already. Mark first that they left.", id};
}

}  // namespace

Result<OwnSeat> own_seat(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id) {
    if (!actor.holds_link(meeting_purpose, invitee_subject(invitee_id))) return seat_not_asked(invitee_id);
    auto invitee = find_invitee(uow, invitee_id);
    if (!invitee) return seat_not_asked(invitee_id);
    auto held = read_meeting(uow, invitee->meeting_id);
    if (!held) return std::move(held).error();
    return OwnSeat{*std::move(held), *std::move(invitee)};
}

Result<void> answer_invitation(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id,
                               std::optional<Answer> answer, const std::string& note) {
    if (const auto own = own_seat(uow, actor, invitee_id); !own) return own.error();
    auto locked = lock_seat(uow, invitee_id);
    if (!locked) return std::move(locked).error();
    auto& [held, invitee] = *locked;
    if (held.meeting.state != State::convened)
        return Error{ErrorCode::conflict,
                     /*t*/ "Answers are no longer taken here. Write to the secretariat.", invitee_id};
    const auto said = trim(note);
    std::vector<FieldError> problems;
    if (!answer) problems.push_back({"answer", /*t*/ "Choose an answer."});
    if (answer == Answer::alternate && invitee.alternate_name.empty())
        problems.push_back(
            {"answer", /*t*/ "No alternate is known for this seat. Write to the secretariat."});
    ledger::check_text("note", said, longest_reason, problems);
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return good;
    invitee.answer = answer;
    invitee.note = said;
    invitee.answered_at = uow.now();
    if (!update(uow, invitee)) return changed_meanwhile(invitee_subject(invitee_id));
    uow.record(actor, "committee.answer_invitation", meeting_subject(held.meeting.id), "",
               compact({{"seat", invitee_id}, {"answer", std::string(to_text(*answer))}}));
    return {};
}

Result<void> correct_minutes(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id,
                             const std::string& text) {
    if (const auto own = own_seat(uow, actor, invitee_id); !own) return own.error();
    auto locked = lock_seat(uow, invitee_id);
    if (!locked) return std::move(locked).error();
    auto& [held, invitee] = *locked;
    if (auto open = check_unsealed(held.meeting); !open) return open;
    if (held.meeting.minutes != MinutesState::circulated)
        return Error{ErrorCode::conflict, /*t*/ "There are no minutes to correct.", invitee_id};
    const auto said = trim(text);
    std::vector<FieldError> problems;
    ledger::check_text("correction", said, longest_correction, problems);
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return good;
    invitee.correction = said;
    invitee.corrected_at = uow.now();
    if (!update(uow, invitee)) return changed_meanwhile(invitee_subject(invitee_id));
    uow.record(actor, "committee.correct_minutes", meeting_subject(held.meeting.id), "",
               compact({{"seat", invitee_id}}));
    return {};
}

Result<void> set_chair(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                       const std::string& invitee_id) {
    auto held = lock_meeting(uow, meeting_id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (auto open = check_unsealed(meeting); !open) return open;
    const auto chosen = invitee_id.empty() ? std::nullopt : find_invitee(uow, invitee_id);
    if (!invitee_id.empty() && (!chosen || chosen->meeting_id != meeting_id || !chosen->sits))
        return seat_not_asked(invitee_id);
    meeting.chair_id = invitee_id;
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(meeting_id));
    uow.record(actor, "committee.set_chair", meeting_subject(meeting_id), "",
               compact({{"seat", invitee_id}}));
    return {};
}

Result<std::string> arrive(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id, SitsAs part,
                           std::optional<Instant> at) {
    const auto locked = lock_seat(uow, invitee_id);
    if (!locked) return locked.error();
    const auto& [held, invitee] = *locked;
    if (auto open = check_counts_people(held.meeting); !open) return std::move(open).error();
    // Who acts sits instead of the holder, and both must not count.
    const bool is_replaced = part == SitsAs::holder && !invitee.acting_name.empty();
    if (!invitee.sits || invitee.named(part).empty() || is_replaced) return seat_not_asked(invitee_id);
    const Presence presence{.id = new_id(),
                            .meeting_id = held.meeting.id,
                            .invitee_id = invitee_id,
                            .sits_as = part,
                            .person = invitee.named(part),
                            .arrived_at = at.value_or(uow.now())};
    if (presence.arrived_at > uow.now()) return time_to_come(/*t*/ "This time is still to come.");
    if (is_taken(presences_of(uow, held.meeting.id), presence)) return seat_taken(invitee_id);
    insert(uow, presence);
    record_presence(uow, actor, "committee.arrive", presence);
    return presence.id;
}

Result<void> leave(UnitOfWork& uow, const Actor& actor, const std::string& presence_id,
                   std::optional<Instant> at) {
    auto locked = lock_presence(uow, presence_id);
    if (!locked) return std::move(locked).error();
    auto& presence = locked->presence;
    if (presence.left_at) return {};
    presence.left_at = at.value_or(uow.now());
    if (*presence.left_at > uow.now()) return time_to_come(/*t*/ "This time is still to come.");
    if (*presence.left_at < presence.arrived_at)
        return time_to_come(/*t*/ "They had not come yet at this time.");
    set_left(uow, presence_id, presence.left_at);
    record_presence(uow, actor, "committee.leave", presence);
    return {};
}

Result<void> undo_leave(UnitOfWork& uow, const Actor& actor, const std::string& presence_id) {
    auto locked = lock_presence(uow, presence_id);
    if (!locked) return std::move(locked).error();
    auto& presence = locked->presence;
    if (!presence.left_at) return {};
    presence.left_at.reset();
    if (is_taken(presences_of(uow, presence.meeting_id), presence)) return seat_taken(presence.invitee_id);
    set_left(uow, presence_id, std::nullopt);
    record_presence(uow, actor, "committee.undo_leave", presence);
    return {};
}

Result<void> undo_arrive(UnitOfWork& uow, const Actor& actor, const std::string& presence_id) {
    const auto locked = lock_presence(uow, presence_id);
    if (!locked) return locked.error();
    remove_presence(uow, presence_id);
    record_presence(uow, actor, "committee.undo_arrive", locked->presence);
    return {};
}

}  // namespace plenaria::committee::meetings
