// SPDX-License-Identifier: EUPL-1.2
#include "accent.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace plenaria::campaigns {

namespace {

double channel(std::string_view colour, std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

const Accent* accent_called(std::string_view id) {
    const auto* found = std::find_if(std::begin(accents), std::end(accents),
                                     [&](const Accent& each) { return each.id == id; });
    return found == std::end(accents) ? nullptr : found;
}

double contrast(std::string_view one, std::string_view other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace plenaria::campaigns
