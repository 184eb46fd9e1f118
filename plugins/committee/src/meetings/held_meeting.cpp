// SPDX-License-Identifier: EUPL-1.2
#include "held_meeting.hpp"

#include <plenaria/labelled.hpp>
#include <plenaria/live.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

std::string meeting_subject(const std::string& id) { return "committee.meeting/" + id; }
std::string invitee_subject(const std::string& id) { return "committee.invitee/" + id; }
std::string meeting_topic(const std::string& id) { return "committee.meeting/" + id; }

Error meeting_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This meeting does not exist.", id};
}
Error item_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This item of the agenda does not exist.", id};
}

Result<HeldMeeting> read_meeting(UnitOfWork& uow, const std::string& id) {
    auto meeting = find_meeting(uow, id);
    if (!meeting) return meeting_unknown(id);
    // A body that was taken out since is still the one that met.
    auto body = ledger::find_body(uow, meeting->body_id, ledger::Removed::shown);
    if (!body) return ledger::body_unknown(meeting->body_id);
    auto rule = rule_of(uow, body->id);
    return HeldMeeting{*std::move(meeting), *std::move(body), std::move(rule)};
}

Result<HeldMeeting> lock_meeting(UnitOfWork& uow, const std::string& id) {
    hold_meeting(uow, id);
    auto held = read_meeting(uow, id);
    if (held) tell(uow, meeting_topic(id));
    return held;
}

Result<void> check_unsealed(const Meeting& meeting) {
    if (meeting.minutes != MinutesState::approved) return {};
    return Error{ErrorCode::conflict,
                 /*t*/ "The minutes of this meeting are approved: nothing of it changes any more.",
                 meeting.id};
}

std::string short_title_of(const Meeting& meeting, const Locale& locale) {
    if (!meeting.facts.title.empty()) return meeting.facts.title;
    return locale.t("Meeting of {day}", {{"day", locale.day(meeting.facts.start.day)}});
}

std::string title_of(const HeldMeeting& held, const Locale& locale) {
    return labelled(locale, held.body.facts.names.in(locale.language()),
                    short_title_of(held.meeting, locale));
}

}  // namespace plenaria::committee::meetings
