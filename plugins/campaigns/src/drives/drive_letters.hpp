// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_letters.hpp
/// Letters of a drive in waves: what was seen before is what goes. And what a city says that did not sign.

#include <string>
#include <vector>

#include "drive_mails.hpp"

namespace plenaria::campaigns {

/// Not asked yet, with an address.
std::vector<DriveTarget> to_request(const DriveReading& reading);
/// Asked or promised, with an address, and not reminded yet: each is reminded once.
std::vector<DriveTarget> to_remind(const DriveReading& reading);
/// Whose signature counts and was not thanked for.
std::vector<statements::SigningCity> to_thank(const DriveReading& reading,
                                              const std::vector<Thanks>& thanked);

/// @param expected how many messages were seen before. @return conflict when there are others now, and when
/// nobody can sign any more.
Result<int> send_requests_to_sign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                  const std::string& campaign_id, int expected);
Result<int> send_drive_reminders(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                 const std::string& campaign_id, int expected);
Result<int> send_thanks(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, int expected);

/// What the holder of the link "this was not us" sees.
struct NotUs {
    DriveReading reading;
    Thanks thanks;
    statements::SigningCity city;
    statements::CitySignature signature;
};
/// @return not_found for every other actor.
Result<NotUs> read_not_us(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                          const std::string& thanks_id, std::string_view language);
/// The signature counts no longer, and staff is told. @return false when it was so already
Result<bool> say_not_us(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& thanks_id);

}  // namespace plenaria::campaigns
