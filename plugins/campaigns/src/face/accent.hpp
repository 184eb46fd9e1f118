// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/accent.hpp
/// The colour of a campaign, one of a few that can be read. Pure.

#include <string_view>

namespace plenaria::campaigns {

/// `light` on paper and under white letters, `dark` on a dark ground and under black ones. The classes
/// pl-face--ID of templates/assets/css/71-face.css hold the same colours.
struct Accent {
    std::string_view id;
    std::string_view name;  ///< catalog key
    std::string_view light;
    std::string_view dark;
};
inline constexpr Accent accents[] = {
    {"teal", /*t*/ "Teal", "#0b5d6b", "#7fd0dc"}, {"terra", /*t*/ "Terracotta", "#a3401d", "#f2a384"},
    {"plum", /*t*/ "Plum", "#6d2259", "#e3a3d0"}, {"green", /*t*/ "Green", "#1e5b3a", "#8fd3a8"},
    {"navy", /*t*/ "Navy", "#1f3f7a", "#a3bff0"},
};
inline constexpr std::string_view light_ground = "#faf8f4";
inline constexpr std::string_view dark_ground = "#12191d";
inline constexpr double readable_contrast = 4.5;  ///< WCAG 2.2, 1.4.3, level AA

/// nullptr: there is none called so.
const Accent* accent_called(std::string_view id);
/// Of two colours "#rrggbb": from 1 to 21; WCAG 2.2, "contrast ratio".
double contrast(std::string_view one, std::string_view other);

}  // namespace plenaria::campaigns
