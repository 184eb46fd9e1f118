// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending_pages.hpp
/// Letters to many, for staff: writing, previewing, approving, and how far they are.

#include <plenaria/plugin.hpp>

#include "../common_pages.hpp"
#include "../tools.hpp"
#include "sending.hpp"

namespace plenaria::campaigns {

/// Routes, operations of the API, the job and the print of these letters.
/// @param db is asked when they run: the room has started by then.
void announce_sendings(Registrar& registrar, const CampaignTools& tools, Database* const& db);

Result<Reply> list_sendings(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> new_sending_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_sending_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_sending_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_sending_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_sending(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> sending_step_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_letters(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> choose_recipient_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> try_letter_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> approve_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> print_letters_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

/// The page of a sending, with what is wrong with the last step.
Result<Reply> sending_view(const CampaignTools& tools, const std::string& id, RequestScope& scope,
                           const Error* error, const std::string& typed_reason = {},
                           const std::string& typed_number = {});
Model sending_tag(SendingState state, const Locale& locale);
/// In the reader's language, else in the first that there is.
std::string subject_shown(const Sending& sending, const Locale& locale);

}  // namespace plenaria::campaigns
