// SPDX-License-Identifier: EUPL-1.2
#include "floor_room_pages.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/plugin.hpp>

#include "../common_pages.hpp"
#include "../programme/release_service.hpp"
#include "chair_pages.hpp"
#include "floor_api.hpp"
#include "floor_service.hpp"
#include "screen_pages.hpp"

namespace plenaria::events {

namespace {

struct FloorLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

constexpr FloorLine floor_to_chair[] = {
    {Method::get, "/events/sessions/{session}/speakers", "events.floor", show_floor},
    {Method::get, "/events/sessions/{session}/speakers/live", "events.floor_live", listen_to_floor},
    {Method::post, "/events/sessions/{session}/speakers", "events.floor_request", request_floor_post},
    {Method::post, "/events/sessions/{session}/speakers/points", "events.floor_point", raise_point_post},
    {Method::post, "/events/sessions/{session}/speakers/open", "events.floor_open", open_list_post},
    {Method::post, "/events/sessions/{session}/speakers/close", "events.floor_close", close_list_post},
    {Method::post, "/events/sessions/{session}/speakers/rules", "events.floor_rules", change_floor_post},
    {Method::post, "/events/sessions/{session}/speakers/next", "events.floor_next", give_next_post},
    {Method::post, "/events/sessions/{session}/speakers/end", "events.floor_end", end_speech_post},
    {Method::post, "/events/sessions/{session}/speakers/pause", "events.floor_pause", pause_clock_post},
    {Method::post, "/events/sessions/{session}/speakers/resume", "events.floor_resume", resume_clock_post},
    {Method::post, "/events/sessions/{session}/speakers/{request}/give", "events.floor_give",
     give_floor_post},
    {Method::post, "/events/sessions/{session}/speakers/{request}/up", "events.floor_up", move_up_post},
    {Method::post, "/events/sessions/{session}/speakers/{request}/down", "events.floor_down", move_down_post},
    {Method::post, "/events/sessions/{session}/speakers/{request}/withdraw", "events.floor_withdraw",
     withdraw_request_post},
    {Method::post, "/events/sessions/{session}/speakers/{request}/restore", "events.floor_restore",
     restore_request_post},
};

constexpr FloorLine floor_to_see[] = {
    {Method::get, "/events/sessions/{session}/screen", "events.floor_screen", staff_screen},
    {Method::get, "/events/sessions/{session}/screen/live", "events.floor_screen_live", listen_to_screen},
};

constexpr std::string_view why_public = "A list that its chair shows to everybody, of a released session.";

}  // namespace

void announce_floor(Registrar& registrar, const RoomTools& tools) {
    const auto route_of = [&](const FloorLine& line, Access access) {
        return Route{.method = line.method,
                     .path = line.path,
                     .name = line.name,
                     .access = std::move(access),
                     .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                         return page(tools, request, scope);
                     }};
    };
    for (const auto& line : floor_to_chair)
        registrar.route(route_of(line, Access::permission("events.chair")));
    for (const auto& line : floor_to_see) registrar.route(route_of(line, Access::permission("events.view")));
    auto page = route_of({Method::get, "/programme/{edition}/sessions/{session}/speakers",
                          "events.public_floor", public_screen},
                         Access::anyone(why_public));
    // Thousands of screens fetch it anew within the second of a change: one of them makes it.
    page.cached_under = {floor_tag("{session}"), programme_tag("{edition}"),
                         std::string(directory::cities_tag)};
    registrar.route(std::move(page));
    registrar.route(route_of({Method::get, "/programme/{edition}/sessions/{session}/speakers/live",
                              "events.public_floor_live", listen_to_public_screen},
                             Access::anyone(why_public)));
    announce_floor_api(registrar, tools);
}

}  // namespace plenaria::events
