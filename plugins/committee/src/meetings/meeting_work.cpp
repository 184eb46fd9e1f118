// SPDX-License-Identifier: EUPL-1.2
#include "meeting_work.hpp"

#include <plenaria/db.hpp>

#include "held_meeting.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

/// What is to be done about a meeting that is not over with.
const char* due_of_meeting(const Meeting& meeting) {
    switch (meeting.state) {
        case State::draft:
            return /*t*/ "Convene a meeting";
        case State::convened:
            return /*t*/ "A meeting comes";
        case State::open:
            return /*t*/ "A meeting is in session";
        case State::cancelled:
        case State::closed:
            break;
    }
    return meeting.minutes == MinutesState::draft ? /*t*/ "Write the minutes of a meeting"
                                                  : /*t*/ "Have the minutes of a meeting approved";
}

}  // namespace

std::vector<WorkItem> MeetingWork::waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const {
    std::vector<WorkItem> items;
    if (!actor.may("committee.edit")) return items;
    for (const auto& meeting : meetings_to_work_on(uow)) {
        const auto held = read_meeting(uow, meeting.id);
        if (!held) continue;
        const bool is_ahead = meeting.state != State::closed;
        items.push_back({.title = locale.t(due_of_meeting(meeting)),
                         .context = title_of(*held, locale),
                         .path = "/committee/meetings/" + meeting.id,
                         .due = is_ahead ? meeting.starts_at : Instant{},
                         .zone = meeting.facts.zone,
                         .waits_for_others = meeting.minutes == MinutesState::circulated});
    }
    return items;
}

}  // namespace plenaria::committee::meetings
