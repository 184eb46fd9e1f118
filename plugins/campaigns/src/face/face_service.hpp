// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/face_service.hpp
/// What a campaign looks like, and the pictures made of it.

#include <optional>
#include <string>

#include "../clearance/clearance_service.hpp"
#include "../clearance/released_text.hpp"
#include "card.hpp"
#include "face_repository.hpp"

namespace plenaria::campaigns {

/// At any time: a colour says nothing. @return invalid_input when there is none called so.
Result<void> choose_accent(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                           const std::string& accent);

/// @param png as Press::logo() made it
/// @return conflict once the public reads it, as for its texts; not_found when there is no such city.
Result<void> set_logo(UnitOfWork& uow, const Actor& actor, const std::string& city_id,
                      const std::string& png);
/// At any time, as declining a text. Twice is harmless.
Result<void> take_logo_away(UnitOfWork& uow, const Actor& actor, const std::string& city_id);

/// Of what the office says in that text. Nothing of it is shown that the text does not hold: the quote, and
/// the name of the mayor. @return nothing when it has no quote, or a longer one than a picture takes.
std::optional<Card> card_of(UnitOfWork& uow, const Campaign& campaign, const ReleasedText& text);
/// As the text is at the moment, for whoever prepares or clears it.
std::optional<Card> card_of(UnitOfWork& uow, const Campaign& campaign, const City& city,
                            const CityOutput& output);
/// Of the campaign itself, with the cities of its texts.
Card title_card(UnitOfWork& uow, const Campaign& campaign, const std::vector<ListedText>& texts,
                const std::string& language);

/// The picture as PNG, made once and kept for a day. Outside of any transaction of the caller.
/// @return invalid_input when it does not fit.
Result<std::string> draw(const CampaignTools& tools, const Card& card, const CardSize& size);
/// What a screen reader says of it.
std::string alternative_of(const Card& card, const Locale& locale);

}  // namespace plenaria::campaigns
