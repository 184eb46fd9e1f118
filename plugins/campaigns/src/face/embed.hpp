// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/embed.hpp
/// A campaign on the pages of others: one small page in a frame, without scripts and cookies.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

/// What a city copies into its own page.
std::string embed_code(const CampaignTools& tools, const Campaign& campaign, const Locale& locale);
/// That page. It can be framed by anybody, as nothing but this page can.
Result<Reply> embed_page(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
