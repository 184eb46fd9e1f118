// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_reading.hpp
/// A drive as it stands: what was noted here beside what the register of signatures says.

#include <map>
#include <string>
#include <vector>

#include "../plan/campaign_repository.hpp"
#include "../plan/campaign_service.hpp"
#include "drive_repository.hpp"

namespace plenaria::campaigns {

/// A target with what the register says of it.
struct DriveTarget {
    Target target;
    std::optional<statements::SigningCity> city;
    TargetState state = TargetState::not_asked;
    bool overdue = false;
    bool took_back = false;
    [[nodiscard]] bool has_address() const { return city && !city->address.empty(); }
};

struct DriveReading {
    Campaign campaign;
    Drive drive;
    statements::SignedText text;
    std::map<std::string, std::string> labels;  ///< of the text, by language
    std::vector<Asker> askers;
    std::vector<DriveTarget> targets;
    std::vector<statements::SigningCity> register_;  ///< all cities of the signing
    std::map<std::string, std::string> region_of;    ///< of all of them, by party
    /// Which of the cities of the campaign it is, by party, of those that have cleared a text for the public.
    std::map<std::string, std::string> with_kit;
    Instant now = {};
    Day today = {};  ///< in the zone of the campaign

    [[nodiscard]] int signed_() const;
    /// By region; "" where it is not known.
    [[nodiscard]] std::map<std::string, int> signed_by_region() const;
    [[nodiscard]] int in_state(TargetState state) const;
    [[nodiscard]] int overdue() const;
    /// "" when nobody asks, or asks no longer.
    [[nodiscard]] std::string asker_name(const std::string& id) const;
};

Error no_drive(const std::string& campaign_id);
/// A fixed number of statements. @return not_found without a drive; conflict when the register is not there.
Result<DriveReading> read_drive(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign_id,
                                std::string_view language);
/// The same under a lock on the campaign. @return conflict when the campaign was withdrawn.
Result<DriveReading> lock_drive(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign_id);

/// What a champion sees behind their link.
struct OwnDrive {
    DriveReading reading;  ///< with the targets of the asker alone
    Asker asker;
};
/// @return not_found for every other actor, and once the asker asks no longer.
Result<OwnDrive> own_drive(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id, std::string_view language);

inline constexpr std::string_view ask_purpose = "campaigns.ask_for";
std::string asker_party(const std::string& id);

}  // namespace plenaria::campaigns
