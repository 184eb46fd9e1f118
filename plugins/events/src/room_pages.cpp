// SPDX-License-Identifier: EUPL-1.2
#include "room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "dates/date_pages.hpp"
#include "editions/edition_form_pages.hpp"
#include "editions/edition_list_pages.hpp"
#include "editions/edition_pages.hpp"
#include "editions/series_pages.hpp"
#include "format/format_pages.hpp"
#include "planning/milestone_pages.hpp"

namespace plenaria::events {

namespace {

struct PageLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

/// Of all who see events.
constexpr PageLine pages_to_see[] = {
    {Method::get, "/events", "events.editions", list_editions},
    {Method::get, "/events/series", "events.series_list", list_series},
    {Method::get, "/events/editions/{edition}", "events.edition", show_edition},
    {Method::get, "/events/editions/{edition}/changes/{change}", "events.change", show_change},
    {Method::get, "/events/editions/{edition}/milestones", "events.milestones_export", table_of_edition},
    {Method::get, "/events/editions/{edition}/milestones.ics", "events.calendar", calendar_of_edition},
};

/// Of those who plan them.
constexpr PageLine pages_to_plan[] = {
    {Method::get, "/events/new", "events.edition_new", new_edition_form},
    {Method::post, "/events", "events.edition_create", create_edition_post},
    {Method::post, "/events/series", "events.series_create", create_series_post},
    {Method::get, "/events/series/{series}", "events.series_edit", edit_series_form},
    {Method::post, "/events/series/{series}", "events.series_change", change_series_post},
    {Method::get, "/events/editions/{edition}/edit", "events.edition_edit", edit_edition_form},
    {Method::post, "/events/editions/{edition}", "events.edition_change", change_edition_post},
    {Method::post, "/events/editions/{edition}/state", "events.set_state", set_state_post},
    {Method::get, "/events/editions/{edition}/copy", "events.edition_copy", copy_edition_form},
    {Method::post, "/events/editions/{edition}/copy", "events.edition_copy_post", copy_edition_post},
    {Method::get, "/events/editions/{edition}/format", "events.format", show_format},
    {Method::post, "/events/editions/{edition}/format", "events.format_choose", choose_format_post},
    {Method::post, "/events/editions/{edition}/format/milestones", "events.format_take",
     take_milestones_post},
    {Method::get, "/events/editions/{edition}/dates", "events.dates", dates_form},
    {Method::post, "/events/editions/{edition}/dates", "events.dates_apply", dates_post},
    {Method::get, "/events/editions/{edition}/milestones/new", "events.milestone_new", new_milestone_form},
    {Method::post, "/events/editions/{edition}/milestones", "events.milestone_add", add_milestone_post},
    {Method::get, "/events/milestones/{milestone}", "events.milestone_edit", edit_milestone_form},
    {Method::post, "/events/milestones/{milestone}", "events.milestone_change", change_milestone_post},
    {Method::post, "/events/milestones/{milestone}/done", "events.milestone_done", milestone_done_post},
    {Method::post, "/events/milestones/{milestone}/remove", "events.milestone_remove", remove_milestone_post},
    {Method::post, "/events/milestones/{milestone}/restore", "events.milestone_restore",
     restore_milestone_post},
    {Method::post, "/events/checks/{check}", "events.check", check_post},
};

}  // namespace

void announce_pages(Registrar& registrar, const RoomTools& tools) {
    const auto announce = [&](const PageLine& line, const char* permission) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission(permission),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : pages_to_see) announce(line, "events.view");
    for (const auto& line : pages_to_plan) announce(line, "events.edit");
    registrar.menu({.menu = "main", .label = "Events", .route = "events.editions", .weight = 20});
}

}  // namespace plenaria::events
