// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/samples.hpp
/// What the letters of the room speak of, for whoever changes them; and what of campaigns waits for staff.

#include <plenaria/letters.hpp>

#include "tools.hpp"

namespace plenaria::campaigns {

class CampaignSamples final : public LetterSamples {
public:
    explicit CampaignSamples(const CampaignTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const CampaignTools& tools_;
};

class CampaignWork final : public WorkList {
public:
    explicit CampaignWork(const CampaignTools& tools) : tools_(tools) {}
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override;

private:
    const CampaignTools& tools_;
};

}  // namespace plenaria::campaigns
