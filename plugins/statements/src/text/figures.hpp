// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/figures.hpp
/// Numbers, percentages and dates in a text, and whether two languages agree on them. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace plenaria::statements {

/// A number as a text has it. "1,000" may be a thousand or one: `keys` holds each reading.
struct Figure {
    std::string shown = {};              ///< "1,000", "25 %", "10 December 2018"
    std::vector<std::string> keys = {};  ///< "1000"; "25%"; "2018-12-10"; "--12-10" without a year
};

/// In the order of the text, repeated ones repeated. Ordinals count as numbers ("21st", "1er", "premier" in
/// "Article premier").
/// @param language of the month names: "en", "es", "fr".
std::vector<Figure> figures_in(std::string_view text, std::string_view language);

/// A figure that one language has and another lacks.
struct FigureGap {
    std::string in;  ///< language that has it
    std::string not_in;
    std::string shown;  ///< as the first writes it
    bool operator==(const FigureGap&) const = default;
};

/// What the two texts of one paragraph disagree on. A number that the other text spells out ("ten", "diez",
/// "dix") or writes in Roman letters (XXI) is no disagreement. Empty when one text is empty.
std::vector<FigureGap> compare_figures(std::string_view text, std::string_view language,
                                       std::string_view other_text, std::string_view other_language);

}  // namespace plenaria::statements
