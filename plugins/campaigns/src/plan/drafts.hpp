// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/drafts.hpp

#include <plenaria/campaigns/drafts.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

class CampaignDrafts final : public Drafts {
public:
    /// @param tools are filled in when the room starts; they outlive it.
    explicit CampaignDrafts(const CampaignTools& tools) : tools_(tools) {}
    Result<std::string> begin(UnitOfWork& uow, const Actor& actor, const PressDraft& draft) override;
    [[nodiscard]] std::optional<std::string> about(UnitOfWork& uow, std::string_view subject) override;
    [[nodiscard]] std::vector<AboutCampaign> named(UnitOfWork& uow, std::string_view subject,
                                                   std::string_view language) override;

private:
    const CampaignTools& tools_;
};

}  // namespace plenaria::campaigns
