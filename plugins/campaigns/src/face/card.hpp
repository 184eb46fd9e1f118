// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/card.hpp
/// Pictures to be shared: what an office says, or what a campaign is called. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/sheets.hpp>

namespace plenaria::campaigns {

struct CardSize {
    std::string_view id;
    int width;  ///< pixels
    int height;
    std::string_view use;  ///< catalog key
};
inline constexpr CardSize card_sizes[] = {
    {"square", 1080, 1080, /*t*/ "Square, for posts"},
    {"wide", 1200, 630, /*t*/ "Wide, for links that are shared"},
    {"tall", 1080, 1920, /*t*/ "Tall, for stories"},
};
/// nullptr: there is none called so.
const CardSize* card_size(std::string_view id);

/// Any text of this length fits, in every script, in letters that can be read on a phone.
inline constexpr std::size_t longest_card_quote = 420;  ///< code points

struct Card {
    std::string language = "en";  ///< of what is said: its marks of quotation
    std::string said = {};
    bool is_quote = true;
    std::string name = {};   ///< the mayor, or nothing
    std::string place = {};  ///< the city, or the cities of a campaign
    std::string campaign = {};
    std::string accent = {};  ///< "#rrggbb", under white
    std::string logo = {};    ///< PNG of Press::logo(); empty: none
};

/// Whether such a quote makes a picture.
bool makes_card(std::string_view quote);
/// The quote in one line, with the marks of its language.
std::string quoted(std::string_view quote, std::string_view language);
/// One page, in which a point is a pixel.
Sheets drawn(const Card& card, const CardSize& size);
/// A digest of all that the picture shows.
std::string card_key(const Card& card, const CardSize& size);

}  // namespace plenaria::campaigns
