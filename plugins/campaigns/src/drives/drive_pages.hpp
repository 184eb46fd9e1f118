// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_pages.hpp
/// The drive of a campaign as staff runs it, and as champions and signatories see it behind their links.

#include "../common_pages.hpp"
#include "drive_reading.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

/// All routes of drives. @param tools are filled in when the room starts; they outlive the routes
void announce_drives(Registrar& registrar, const CampaignTools& tools);

void announce_drive_api(Registrar& registrar, const CampaignTools& tools);

Result<Reply> show_drive(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> drive_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> save_drive_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_targets_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> assign_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_asker_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_asker_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

Result<Reply> show_target(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> note_target_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> take_off_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_targets(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_targets_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

Result<Reply> preview_drive_requests(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_drive_requests(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_drive_reminders(const CampaignTools& tools, const Request& request,
                                      RequestScope& scope);
Result<Reply> send_drive_reminders_post(const CampaignTools& tools, const Request& request,
                                        RequestScope& scope);
Result<Reply> preview_thanks(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_thanks_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> not_us_page(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> not_us_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

Result<Reply> freeze_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_count(const CampaignTools& tools, const Request& request, RequestScope& scope);

// What these pages share.
Model target_tag(TargetState state, const Locale& locale);
/// Of partials/steps: when, by whom, what.
Model::List step_rows(const std::vector<TargetStep>& steps, std::string_view zone, const Locale& locale);
/// In the reader's language; "Not known".
std::string region_in_words(const std::string& region, const Locale& locale);

}  // namespace plenaria::campaigns
