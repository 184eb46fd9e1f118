// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge_sheet.hpp
/// What stands where on the two sides of a badge, A6. Pure.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/sheets.hpp>

namespace plenaria::events {

struct BadgeFront {
    std::string event = {};
    std::string name = {};
    std::string post = {};
    std::string city = {};
    std::string role = {};
    std::string code = {};
    std::string photo = {};  ///< JPEG; empty: none
    std::string photo_words = {};
    std::string colour = "#0b5d6b";  ///< of the band above: who is not of a delegation is seen from afar
};
/// Of accredited media.
inline constexpr std::string_view media_badge_colour = "#7a2e6d";
Sheet front_sheet(const BadgeFront& front);

struct BadgeBackSide {
    struct DayLine {
        std::string day, hours;
    };
    std::string heading = {};
    std::string dates = {};
    std::string place = {};
    std::vector<DayLine> days = {};
    std::string programme = {};  ///< its address
    std::string words = {};      ///< of the secretariat
};
Sheet back_sheet(const BadgeBackSide& back);

/// More days than this do not fit on the back.
inline constexpr std::size_t most_days_on_back = 10;

}  // namespace plenaria::events
