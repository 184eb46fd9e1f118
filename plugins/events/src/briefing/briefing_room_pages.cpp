// SPDX-License-Identifier: EUPL-1.2
#include "briefing_room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "../meetings/meeting_api.hpp"
#include "../meetings/meeting_pages.hpp"
#include "briefing_pages.hpp"
#include "pack_document.hpp"
#include "points_pages.hpp"

namespace plenaria::events {

namespace {

struct BriefingLine {
    Method method;
    const char* path;
    const char* name;
    const char* permission;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

constexpr BriefingLine pages_of_briefings[] = {
    {Method::get, "/events/editions/{edition}/briefings", "events.briefings", "events.invite",
     briefings_page},
    {Method::post, "/events/editions/{edition}/briefings", "events.briefings_order", "events.invite",
     order_packs_post},
    {Method::post, "/events/editions/{edition}/briefings/practical", "events.briefings_practical",
     "events.invite", practical_post},
    {Method::post, "/events/editions/{edition}/briefings/offer", "events.briefings_offer", "events.invite",
     offer_packs_post},
    {Method::get, "/events/editions/{edition}/briefings/{pack}", "events.briefing", "events.invite",
     pack_page},
    {Method::get, "/events/sessions/{session}/points", "events.points", "events.edit", points_page},
    {Method::post, "/events/sessions/{session}/points", "events.points_save", "events.edit", points_post},
    {Method::get, "/events/editions/{edition}/meetings", "events.meetings", "events.edit", list_meetings},
    {Method::get, "/events/editions/{edition}/meetings/new", "events.meeting_new", "events.edit",
     new_meeting_form},
    {Method::post, "/events/editions/{edition}/meetings", "events.meeting_add", "events.edit",
     add_meeting_post},
    {Method::get, "/events/meetings/{meeting}", "events.meeting_edit", "events.edit", edit_meeting_form},
    {Method::post, "/events/meetings/{meeting}", "events.meeting_change", "events.edit", change_meeting_post},
    {Method::post, "/events/meetings/{meeting}/remove", "events.meeting_remove", "events.edit",
     remove_meeting_post},
    {Method::post, "/events/meetings/{meeting}/restore", "events.meeting_restore", "events.edit",
     restore_meeting_post},
};

}  // namespace

void announce_briefings(Registrar& registrar, const RoomTools& tools, Database* const& db) {
    for (const auto& line : pages_of_briefings)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission(line.permission),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_meeting_api(registrar, tools);
    registrar.provide<DocumentKind>(std::make_shared<PacksKind>(tools, db));
}

}  // namespace plenaria::events
