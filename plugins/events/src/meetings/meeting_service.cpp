// SPDX-License-Identifier: EUPL-1.2
#include "meeting_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/venue_repository.hpp"
#include "meeting_repository.hpp"

namespace plenaria::events {

namespace {

/// Who meets and why is in the table, and its names are erased there; history keeps what outlives them.
std::string meeting_json(const Meeting& meeting) {
    return compact({{"first", meeting.first.ref},
                    {"second", meeting.second.ref},
                    {"starts", to_text(meeting.starts)},
                    {"ends", to_text(meeting.ends)},
                    {"room", meeting.room_id},
                    {"state", std::string(to_text(meeting.state))}});
}

void name_side(UnitOfWork& uow, directory::Lookup& lookup, Owner& side, const char* field,
               std::vector<FieldError>& problems) {
    if (side.ref.empty()) return;
    if (const auto entry = lookup.entry(uow, side.ref, "en"))
        side = {entry->ref, entry->name};
    else
        problems.push_back({field, /*t*/ "Choose somebody of the directory."});
}

/// Makes of it what is stored, or says what is wrong.
Result<void> settle(UnitOfWork& uow, directory::Lookup& lookup, const Edition& edition, Meeting& meeting) {
    std::vector<FieldError> problems;
    for (auto* text : {&meeting.second.name, &meeting.place, &meeting.purpose, &meeting.note})
        *text = trim(*text);
    name_side(uow, lookup, meeting.first, "first", problems);
    name_side(uow, lookup, meeting.second, "second", problems);
    check(meeting, edition.dates.zone, problems);
    const auto rooms = rooms_of(uow, edition.id);
    if (!meeting.room_id.empty() && std::none_of(rooms.begin(), rooms.end(), [&](const VenueRoom& room) {
            return room.id == meeting.room_id;
        }))
        problems.push_back({"room", /*t*/ "Choose a room of this venue."});
    return refuse_if_any(std::move(problems));
}

Result<void> set_removed_and_note(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed) {
    const auto meeting = find_meeting(uow, id, true);
    if (!meeting) return meeting_unknown(id);
    if (find_meeting(uow, id).has_value() != removed) return {};
    set_meeting_removed(uow, id, removed);
    uow.record(actor, removed ? "events.remove_meeting" : "events.restore_meeting", meeting_subject(id),
               removed ? meeting_json(*meeting) : "", removed ? "" : meeting_json(*meeting));
    return {};
}

}  // namespace

std::string meeting_subject(const std::string& id) { return "events.meeting/" + id; }

Error meeting_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This meeting does not exist.", id};
}

Result<MeetingsReading> read_meetings(UnitOfWork& uow, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    MeetingsReading reading{
        *std::move(edition), programme_of(uow, edition_id), meetings_of(uow, edition_id), {}};
    for (const auto& each : reading.meetings)
        reading.conflicts.push_back(
            conflicts_of(each, reading.programme, reading.meetings, reading.edition.dates.zone));
    return reading;
}

Result<std::string> add_meeting(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                Meeting meeting) {
    const auto edition = find_edition(uow, meeting.edition_id);
    if (!edition) return edition_unknown(meeting.edition_id);
    if (auto good = settle(uow, lookup, *edition, meeting); !good) return std::move(good).error();
    if (meetings_of(uow, meeting.edition_id).size() >= most_meetings)
        return Error{ErrorCode::conflict,
                     /*t*/ "An event has at most {max} meetings.",
                     meeting.edition_id,
                     {},
                     {{"max", std::to_string(most_meetings)}}};
    meeting.id = new_id();
    insert(uow, meeting);
    uow.record(actor, "events.add_meeting", meeting_subject(meeting.id), "", meeting_json(meeting));
    return meeting.id;
}

Result<void> change_meeting(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor, Meeting meeting) {
    const auto before = find_meeting(uow, meeting.id);
    if (!before) return meeting_unknown(meeting.id);
    meeting.edition_id = before->edition_id;
    const auto edition = find_edition(uow, meeting.edition_id).value();
    if (auto good = settle(uow, lookup, edition, meeting); !good) return good;
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(meeting.id));
    uow.record(actor, "events.change_meeting", meeting_subject(meeting.id), meeting_json(*before),
               meeting_json(meeting));
    return {};
}

Result<void> remove_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_removed_and_note(uow, actor, id, true);
}

Result<void> restore_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_removed_and_note(uow, actor, id, false);
}

}  // namespace plenaria::events
