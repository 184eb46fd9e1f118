// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/kit.hpp
/// What the press takes with it: texts as their offices cleared them, pictures, logos, and what is what.

#include "../clearance/released_text.hpp"
#include "../common_pages.hpp"
#include "kit_archive.hpp"

namespace plenaria::campaigns {

/// Whose texts go into one document.
enum class KitOf : std::uint8_t {
    campaign = 1,  ///< those of all cities that are of one kind and language
    city           ///< each alone
};

struct Kit {
    std::string name;  ///< "press-kit-call-to-action.zip"
    std::vector<KitFile> files;
    std::function<std::string(const std::vector<std::string>& not_made)> readme;
};
/// Everything that it shows is read here, so that making it asks for nothing any more.
Kit kit_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
           const std::vector<ReleasedText>& texts, KitOf whose, const Locale& locale);
/// Makes and keeps all of it, unless it is in preparation, held back or withdrawn. Twice is harmless.
Result<void> prepare_kit(Database& db, const CampaignTools& tools, const std::string& campaign_id,
                         const MakingProgress& progress);
/// @return unavailable while too many are being made, as others wait for documents too.
Result<Reply> send_kit(Kit kit);

}  // namespace plenaria::campaigns
