// SPDX-License-Identifier: EUPL-1.2
#include "announce_pages.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/plugin.hpp>

#include "../calendars/calendar_pages.hpp"
#include "../common_pages.hpp"
#include "move_pages.hpp"
#include "programme_api.hpp"
#include "programme_pages.hpp"
#include "public_files.hpp"
#include "public_pages.hpp"
#include "release_service.hpp"
#include "run_pages.hpp"
#include "session_pages.hpp"
#include "tell_pages.hpp"
#include "venue_pages.hpp"

namespace plenaria::events {

namespace {

struct ProgrammeLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

constexpr ProgrammeLine programme_to_see[] = {
    {Method::get, "/events/editions/{edition}/programme", "events.programme", show_programme},
    {Method::get, "/events/editions/{edition}/programme/export", "events.programme_export",
     table_of_programme},
    {Method::get, "/events/editions/{edition}/programme/live", "events.programme_live", listen_to_programme},
    {Method::get, "/events/editions/{edition}/programme/run", "events.run_of_show", run_of_show},
};

constexpr ProgrammeLine programme_to_plan[] = {
    {Method::post, "/events/editions/{edition}/programme/release", "events.programme_release", release_post},
    {Method::get, "/events/editions/{edition}/programme/sessions/new", "events.session_new",
     new_session_form},
    {Method::post, "/events/editions/{edition}/programme/sessions", "events.session_add", add_session_post},
    {Method::get, "/events/sessions/{session}", "events.session_edit", edit_session_form},
    {Method::post, "/events/sessions/{session}", "events.session_change", change_session_post},
    {Method::get, "/events/sessions/{session}/move", "events.session_move", move_session_form},
    {Method::post, "/events/sessions/{session}/move", "events.session_move_post", move_session_post},
    {Method::post, "/events/sessions/{session}/remove", "events.session_remove", remove_session_post},
    {Method::post, "/events/sessions/{session}/restore", "events.session_restore", restore_session_post},
    {Method::get, "/events/editions/{edition}/programme/setup", "events.programme_setup", programme_setup},
    {Method::post, "/events/editions/{edition}/programme/rooms", "events.room_add", add_room_post},
    {Method::get, "/events/rooms/{room}", "events.room_edit", edit_room_form},
    {Method::post, "/events/rooms/{room}", "events.room_change", change_room_post},
    {Method::post, "/events/rooms/{room}/remove", "events.room_remove", remove_room_post},
    {Method::post, "/events/rooms/{room}/restore", "events.room_restore", restore_room_post},
    {Method::post, "/events/editions/{edition}/programme/tracks", "events.track_add", add_track_post},
    {Method::get, "/events/tracks/{track}", "events.track_edit", edit_track_form},
    {Method::post, "/events/tracks/{track}", "events.track_change", change_track_post},
    {Method::post, "/events/tracks/{track}/remove", "events.track_remove", remove_track_post},
    {Method::post, "/events/tracks/{track}/restore", "events.track_restore", restore_track_post},
    {Method::post, "/events/editions/{edition}/programme/orders", "events.order_add", add_order_post},
    {Method::post, "/events/orders/{order}/remove", "events.order_remove", remove_order_post},
    {Method::get, "/events/editions/{edition}/programme/calendars", "events.personal_calendars",
     personal_calendars},
    {Method::post, "/events/editions/{edition}/programme/calendars", "events.personal_calendar_make",
     make_calendar_post},
    {Method::get, "/events/editions/{edition}/programme/tell", "events.programme_tell", tell_page},
    {Method::post, "/events/editions/{edition}/programme/tell", "events.programme_tell_now", tell_post},
    {Method::post, "/events/editions/{edition}/programme/calendars/end", "events.personal_calendar_end",
     end_calendar_post},
};

constexpr ProgrammeLine programme_of_everybody[] = {
    {Method::get, "/programme/{edition}", "events.public_programme", public_programme},
    {Method::get, "/programme/{edition}/programme.ics", "events.public_calendar", public_calendar},
    {Method::get, "/programme/{edition}/programme.pdf", "events.public_print", public_print},
    {Method::get, "/programme/{edition}/schedule.xml", "events.public_schedule", public_schedule},
};

}  // namespace

void announce_programme(Registrar& registrar, const RoomTools& tools) {
    const auto route_of = [&](const ProgrammeLine& line, Access access) {
        return Route{.method = line.method,
                     .path = line.path,
                     .name = line.name,
                     .access = std::move(access),
                     .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                         return page(tools, request, scope);
                     }};
    };
    for (const auto& line : programme_to_see)
        registrar.route(route_of(line, Access::permission("events.view")));
    for (const auto& line : programme_to_plan)
        registrar.route(route_of(line, Access::permission("events.edit")));
    for (const auto& line : programme_of_everybody) {
        auto route = route_of(line, Access::anyone("A programme that was released is public."));
        // They name the host city, as the directory calls it.
        route.cached_under = {programme_tag("{edition}"), std::string(directory::cities_tag)};
        registrar.route(std::move(route));
    }
    registrar.route(route_of(
        {Method::get, "/l/{secret}/{language}/programme.ics", "events.personal_calendar", personal_calendar},
        Access::anyone("The secret in the address is the credential.")));
    announce_programme_api(registrar, tools);
}

}  // namespace plenaria::events
