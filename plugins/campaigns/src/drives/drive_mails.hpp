// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_mails.hpp
/// The messages of a drive, each in the language of whom it goes to.

#include <string>
#include <string_view>

#include "drive_reading.hpp"

namespace plenaria::campaigns {

/// Of access links to "this was not us".
inline constexpr std::string_view not_us_purpose = "campaigns.not_us";
std::string thanks_subject(const std::string& id);

/// Made anew for each use; what it refers to outlives it.
class DriveMails {
public:
    explicit DriveMails(const CampaignTools& tools, const Renderer* renderer = nullptr)
        : tools_(tools), renderer_(renderer == nullptr ? *tools.renderer : *renderer) {}

    /// @param link with its secret; in previews words that stand for it.
    [[nodiscard]] Mail to_asker(const DriveReading& reading, const Asker& asker, std::string_view link) const;
    [[nodiscard]] Mail request(const DriveReading& reading, const DriveTarget& to,
                               std::string_view link) const;
    [[nodiscard]] Mail reminder(const DriveReading& reading, const DriveTarget& to,
                                std::string_view link) const;
    /// @param link to say that it was not us
    [[nodiscard]] Mail thanks(const DriveReading& reading, const statements::SigningCity& to,
                              std::string_view link) const;

    [[nodiscard]] AccessLink asker_link(const DriveReading& reading, const Asker& asker) const;
    [[nodiscard]] AccessLink not_us_link(const DriveReading& reading, const Thanks& thanks,
                                         const statements::SigningCity& to) const;

private:
    [[nodiscard]] Model model(const DriveReading& reading, std::string_view language,
                              std::string_view link) const;
    [[nodiscard]] Mail to_city(std::string_view name, const DriveReading& reading,
                               const statements::SigningCity& to, std::string_view asker,
                               std::string_view link) const;
    /// Of what a city gets for its own channels.
    [[nodiscard]] std::string kit_address(const DriveReading& reading, const std::string& party) const;
    /// In the language of the reader of the mail.
    [[nodiscard]] std::string label(const DriveReading& reading, std::string_view language) const;
    const CampaignTools& tools_;
    const Renderer& renderer_;
};

}  // namespace plenaria::campaigns
