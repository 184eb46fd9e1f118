// SPDX-License-Identifier: EUPL-1.2
#include "meeting_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::events {

namespace {

const std::string meeting_members =
    R"("first":)" + api::ref + R"(,"second":)" + api::ref +
    R"(,"second_name":{"type":"string","maxLength":200},"starts":{"type":"string","maxLength":16},"ends":{"type":"string","maxLength":16},"room":{"type":"string","maxLength":26},"place":{"type":"string","maxLength":300},"purpose":{"type":"string","maxLength":500},"note":{"type":"string","maxLength":2000},"state":{"enum":["asked","agreed","cancelled"]})";
const std::string new_meeting = api::object(R"("first","starts","ends")", meeting_members);
const std::string changed_meeting =
    api::object(R"("revision")", meeting_members + R"(,"revision":{"type":"integer"})");
const std::string meeting_list = api::object(
    R"("meetings")",
    R"("meetings":)" +
        api::list_of(api::object(
            R"("id","first","first_name","second","second_name","starts","ends","room","place","purpose","note","state","conflicts","revision")",
            meeting_members +
                R"(,"id":{"type":"string"},"first_name":{"type":"string"},"revision":{"type":"integer"},"conflicts":)" +
                api::list_of(api::object(
                    R"("session","meeting")",
                    R"("session":{"type":"string"},"meeting":{"type":"string"},"who":{"type":"string"})")))));

/// A time that is none becomes none, which the rules refuse by its name.
void read_meeting(const Document& body, Meeting& meeting) {
    meeting.first.ref = body.value("first", meeting.first.ref);
    if (body.contains("second") || body.contains("second_name"))
        meeting.second = {body.value("second", std::string()), body.value("second_name", std::string())};
    if (body.contains("starts"))
        meeting.starts = parse_local(body.at("starts").get<std::string>()).value_or(LocalTime{});
    if (body.contains("ends"))
        meeting.ends = parse_local(body.at("ends").get<std::string>()).value_or(LocalTime{});
    meeting.room_id = body.value("room", meeting.room_id);
    meeting.place = body.value("place", meeting.place);
    meeting.purpose = body.value("purpose", meeting.purpose);
    meeting.note = body.value("note", meeting.note);
    if (body.contains("state"))
        meeting.state = parse_meeting_state(body.at("state").get<std::string>()).value();
}

Document meeting_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> api_meetings(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_meetings(uow, request.path_value("edition")); });
    if (!reading) return reading.error();
    auto meetings = Document::array();
    for (std::size_t i = 0; i < reading->meetings.size(); ++i) {
        const auto& m = reading->meetings[i];
        auto conflicts = Document::array();
        for (const auto& each : reading->conflicts[i])
            conflicts.push_back({{"session", each.session}, {"meeting", each.meeting}, {"who", each.who}});
        meetings.push_back({{"id", m.id},
                            {"first", m.first.ref},
                            {"first_name", m.first.name},
                            {"second", m.second.ref},
                            {"second_name", m.second.name},
                            {"starts", to_text(m.starts)},
                            {"ends", to_text(m.ends)},
                            {"room", m.room_id},
                            {"place", m.place},
                            {"purpose", m.purpose},
                            {"note", m.note},
                            {"state", std::string(to_text(m.state))},
                            {"conflicts", std::move(conflicts)},
                            {"revision", m.revision}});
    }
    return plenaria::Json{compact({{"meetings", std::move(meetings)}})};
}

Result<Reply> api_add_meeting(const RoomTools& tools, const Request& request, RequestScope& scope) {
    Meeting meeting{.edition_id = request.path_value("edition")};
    read_meeting(meeting_body(request), meeting);
    return id_or(scope.db().write(
        [&](UnitOfWork& uow) { return add_meeting(uow, *tools.lookup, scope.actor(), meeting); }));
}

Result<Reply> api_change_meeting(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto body = meeting_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto meeting = find_meeting(uow, id);
        if (!meeting) return meeting_unknown(id);
        read_meeting(body, *meeting);
        meeting->revision = revision_in(body);
        return change_meeting(uow, *tools.lookup, scope.actor(), *meeting);
    }));
}

Result<Reply> api_remove_meeting(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_meeting(uow, scope.actor(), request.path_value("meeting")); }));
}

Result<Reply> api_restore_meeting(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return restore_meeting(uow, scope.actor(), request.path_value("meeting")); }));
}

}  // namespace

void announce_meeting_api(Registrar& registrar, const RoomTools& tools) {
    using Act = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.edit", what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation(
        {Method::get, "/api/events/editions/{edition}/meetings", "events.api_meetings",
         "Bilateral meetings with what is in their way; times are those of the event.", "", meeting_list},
        api_meetings);
    operation({Method::post, "/api/events/editions/{edition}/meetings", "events.api_add_meeting",
               "A new meeting of somebody of the directory with another, or with any name.", new_meeting,
               api::id_only},
              api_add_meeting);
    operation({Method::patch, "/api/events/meetings/{meeting}", "events.api_change_meeting",
               "Changes what the body names; 409 when somebody else changed it since that revision.",
               changed_meeting, api::done_only},
              api_change_meeting);
    operation({Method::del, "/api/events/meetings/{meeting}", "events.api_remove_meeting",
               "Takes a meeting off the list; it can be put back.", "", api::done_only},
              api_remove_meeting);
    operation({Method::post, "/api/events/meetings/{meeting}/restore", "events.api_restore_meeting",
               "Puts a meeting back on the list.", "", api::done_only},
              api_restore_meeting);
}

}  // namespace plenaria::events
