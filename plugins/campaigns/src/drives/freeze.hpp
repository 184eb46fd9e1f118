// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/freeze.hpp
/// The count of signatures at an instant, for print: a record that nothing changes any more.

#include <map>
#include <string>
#include <vector>

#include "drive_reading.hpp"

namespace plenaria::campaigns {

/// A city as it stands in print.
struct FrozenSignatory {
    std::string signature_id;
    std::string party;
    std::map<std::string, std::string> names;  ///< by language
    std::string iso2;
    std::string person;
    std::string office;
    Day signed_on = {};
};

struct FrozenCount {
    Freeze freeze;
    std::map<std::string, std::string> text;  ///< what was signed, by language
    std::vector<FrozenSignatory> signatories;
};

/// @return its id; conflict when nobody has signed
Result<std::string> freeze_count(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                 const std::string& campaign_id);
/// As it was printed. @return not_found; unavailable when the record does not have its hash any more.
Result<FrozenCount> read_frozen(UnitOfWork& uow, const Freeze& freeze);

/// A count beside what the register says now.
struct CountReading {
    DriveReading drive;
    FrozenCount count;
    std::map<std::string, Instant> gone;         ///< of those in print, by signature: withdrawn when
    std::vector<statements::SigningCity> since;  ///< signed, and not in print
};
Result<CountReading> read_count(UnitOfWork& uow, const CampaignTools& tools, const std::string& freeze_id,
                                std::string_view language);

/// The printed list in that language, by name as it sorts. @param locale of that language
std::vector<FrozenSignatory> sorted(const FrozenCount& count, const Locale& locale);
Table count_table(const FrozenCount& count, const Locale& locale);

}  // namespace plenaria::campaigns
