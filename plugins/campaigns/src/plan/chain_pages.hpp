// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/chain_pages.hpp
/// The whole chain of a campaign on one page: event, session, version, decision, signatures, texts, release.

#include <plenaria/http.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

Result<Reply> show_chain(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
