// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/clearance/clearance_service.hpp
/// Use cases about outputs and what offices say of them. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include "../plan/campaign_service.hpp"

namespace plenaria::campaigns {

Result<std::string> add_output(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                               const std::string& campaign_id, const OutputFacts& facts);
/// What was cleared and is another text now is open again, and those offices are asked again.
Result<void> change_output(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& id, const OutputFacts& facts, int revision);

/// What staff says of a city: it stands in all texts that no office has changed.
struct CityFacts {
    std::string mayor;
    std::string quote;
    int revision = 0;
};
/// Likewise.
Result<void> change_city(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                         const std::string& id, const CityFacts& facts);

/// What stands for `variable` is another word now: outputs that have it are open again where they were
/// cleared, and offices that were asked for them are asked again.
void variable_changed(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const Campaign& campaign, std::string_view variable);

/// One output as one city has it.
struct CityOutput {
    Output output;
    Clearance clearance;
    CityText text;      ///< with the quote of the office, else of staff
    std::string quote;  ///< that one
};
/// A city with all its texts.
struct CityTexts {
    City city;
    std::vector<CityOutput> outputs;
    /// Whether there is anything that the office has not decided on.
    [[nodiscard]] bool waits() const;
    /// Whether a letter can go out: an address, and at least one text in the language of the city, and no
    /// value missing but the quote.
    [[nodiscard]] bool may_be_asked() const;
};
/// Of all cities, by name; a fixed number of statements.
std::vector<CityTexts> texts_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign);
std::vector<CityTexts> to_ask(const std::vector<CityTexts>& all);
std::vector<CityTexts> to_remind(const std::vector<CityTexts>& all);

/// @param expected how many messages were seen before. @return conflict when there are others now.
Result<int> ask_cities(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                       int expected);
Result<int> remind_cities(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                          const std::string& id, int expected);

struct OwnTexts {
    Campaign campaign;
    CityTexts texts;
};
/// What the holder of a link sees. @return not_found when the campaign does not hold their city.
Result<OwnTexts> own_texts(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id);

/// What an office says of one output.
struct Answer {
    Decision decision = Decision::open;  ///< open: the quote is kept, nothing is decided
    std::string quote = {};
    int revision = 0;         ///< of the clearance
    int output_revision = 0;  ///< of the output that was read
};
/// Clearing ends with the embargo; declining does not: then the text is no longer public at once.
/// @return conflict when the text or the answer has changed since it was read, and when it is too late.
Result<void> answer(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                    const std::string& campaign_id, const std::string& output_id, const Answer& answer);

}  // namespace plenaria::campaigns
