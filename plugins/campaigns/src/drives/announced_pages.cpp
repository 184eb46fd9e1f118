// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/plugin.hpp>

#include "drive_letters.hpp"
#include "drive_pages.hpp"

namespace plenaria::campaigns {

namespace {

struct DrivePage {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
};

constexpr DrivePage drive_to_see[] = {
    {Method::get, "/campaigns/{campaign}/drive", "campaigns.drive", show_drive},
    {Method::get, "/campaigns/targets/{target}", "campaigns.target", show_target},
    {Method::get, "/campaigns/counts/{count}", "campaigns.count", show_count},
};

constexpr DrivePage drive_to_edit[] = {
    {Method::get, "/campaigns/{campaign}/drive/edit", "campaigns.drive_edit", drive_form},
    {Method::post, "/campaigns/{campaign}/drive", "campaigns.drive_save", save_drive_post},
    {Method::post, "/campaigns/{campaign}/drive/targets", "campaigns.targets_add", add_targets_post},
    {Method::post, "/campaigns/{campaign}/drive/assign", "campaigns.targets_assign", assign_post},
    {Method::post, "/campaigns/{campaign}/drive/askers", "campaigns.asker_add", add_asker_post},
    {Method::post, "/campaigns/askers/{asker}", "campaigns.asker_change", change_asker_post},
    {Method::post, "/campaigns/targets/{target}", "campaigns.target_note", note_target_post},
    {Method::post, "/campaigns/targets/{target}/removal", "campaigns.target_remove", take_off_post},
    {Method::get, "/campaigns/{campaign}/drive/requests", "campaigns.drive_requests", preview_drive_requests},
    {Method::post, "/campaigns/{campaign}/drive/requests", "campaigns.drive_requests_send",
     send_drive_requests},
    {Method::get, "/campaigns/{campaign}/drive/reminders", "campaigns.drive_reminders",
     preview_drive_reminders},
    {Method::post, "/campaigns/{campaign}/drive/reminders", "campaigns.drive_reminders_send",
     send_drive_reminders_post},
    {Method::get, "/campaigns/{campaign}/drive/thanks", "campaigns.thanks", preview_thanks},
    {Method::post, "/campaigns/{campaign}/drive/thanks", "campaigns.thanks_send", send_thanks_post},
    {Method::post, "/campaigns/{campaign}/drive/counts", "campaigns.count_freeze", freeze_post},
};

constexpr DrivePage drive_of_champions[] = {
    {Method::get, "/campaigns/{campaign}/drive/mine", "campaigns.own_targets", own_targets},
    {Method::post, "/campaigns/{campaign}/drive/mine", "campaigns.own_targets_note", own_targets_post},
};

constexpr DrivePage drive_of_signatories[] = {
    {Method::get, "/campaigns/thanks/{thanks}/not-us", "campaigns.not_us", not_us_page},
    {Method::post, "/campaigns/thanks/{thanks}/not-us", "campaigns.not_us_say", not_us_post},
};

}  // namespace

void announce_drives(Registrar& registrar, const CampaignTools& tools) {
    const auto add = [&](const DrivePage& line, Access access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = std::move(access),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : drive_to_see) add(line, Access::permission("campaigns.view"));
    for (const auto& line : drive_to_edit) add(line, Access::permission("campaigns.edit"));
    for (const auto& line : drive_of_champions)
        add(line, Access::link(ask_purpose, "campaigns.campaign", "campaign"));
    // Taking a signature back binds a city as signing does: the link itself is asked for.
    for (const auto& line : drive_of_signatories)
        add(line, Access::link(not_us_purpose, "campaigns.thanks", "thanks"));
    announce_drive_api(registrar, tools);
}

}  // namespace plenaria::campaigns
