// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/mails.hpp
/// The messages of a campaign, each in the language of whom it goes to.

#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "outputs/output_repository.hpp"

namespace plenaria::campaigns {

/// Of access links to the texts of a city, and to early reading by the press.
inline constexpr std::string_view clear_purpose = "campaigns.clear";
inline constexpr std::string_view early_purpose = "campaigns.early";

std::string campaign_subject(const std::string& id);

/// Made anew for each use; what it refers to outlives it.
class CampaignMails {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
    };
    explicit CampaignMails(const Tools& tools) : tools_(tools) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link; in previews words that stand for
    /// it.
    [[nodiscard]] Mail request(const Campaign& campaign, const City& to, std::string_view link) const;
    [[nodiscard]] Mail reminder(const Campaign& campaign, const City& to, std::string_view link) const;
    /// A text that the office had cleared has changed since.
    [[nodiscard]] Mail again(const Campaign& campaign, const City& to, std::string_view link) const;
    [[nodiscard]] Mail early(const Campaign& campaign, const PressReader& to, std::string_view link) const;
    /// The embargo ends at another instant than whoever has the texts was told.
    [[nodiscard]] Mail moved(const Campaign& campaign, const City& to) const;
    [[nodiscard]] Mail moved(const Campaign& campaign, const PressReader& to) const;
    /// What was wrong, to whoever had it.
    [[nodiscard]] Mail corrected(const Campaign& campaign, const City& to) const;
    [[nodiscard]] Mail corrected(const Campaign& campaign, const PressReader& to) const;
    [[nodiscard]] Mail withdrawn(const Campaign& campaign, const City& to) const;
    [[nodiscard]] Mail withdrawn(const Campaign& campaign, const PressReader& to) const;

    [[nodiscard]] AccessLink clear_link(const Campaign& campaign, const City& to) const;
    /// Ends with the embargo: from then on everybody reads it.
    [[nodiscard]] AccessLink early_link(const Campaign& campaign, const PressReader& to) const;

private:
    struct Recipient {
        std::string name, address, language, zone;
    };
    [[nodiscard]] Mail make(std::string_view name, const Campaign& campaign, const Recipient& to,
                            std::string_view city, std::string_view link) const;
    Tools tools_;
};

/// When links to a campaign with that embargo end: an office that declines later finds its way.
Instant link_end(Instant embargo);

}  // namespace plenaria::campaigns
