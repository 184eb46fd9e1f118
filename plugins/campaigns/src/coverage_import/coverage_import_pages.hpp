// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage_import/coverage_import_pages.hpp
/// Tables of coverage as staff uploads, looks through, enters and takes them back.

#include "../common_pages.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

/// @param tools outlive the routes
void announce_coverage_imports(Registrar& registrar, const CampaignTools& tools);

Result<Reply> coverage_imports(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> upload_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> coverage_import(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> map_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> enter_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
