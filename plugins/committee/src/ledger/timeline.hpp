// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/timeline.hpp
/// Where everything stands in the picture of a body's terms: seats down, years across. Pure.

#include <string>
#include <vector>

#include "sitting.hpp"

namespace plenaria::committee::ledger {

/// For a desk and for paper a wide one, with the seats named at its left; for a phone a narrow one, with the
/// name of each seat above its bars, so that letters keep their size.
enum class Width : std::uint8_t { wide = 1, narrow };

struct TimelineBar {
    enum class Kind : std::uint8_t { seat = 1, held, envoy, acting };
    Kind kind = Kind::held;
    int x = 0;
    int y = 0;
    int width = 0;
    std::string label = {};  ///< as much of the holder's name as fits; empty: none does
    std::string title = {};  ///< who and from when to when, in full
};

struct TimelineYear {
    int x = 0;
    std::string label;  ///< "2019"; empty where years stand too close
};

struct TimelineSeat {
    int y = 0;  ///< of the base line of its name
    std::string label;
};

struct TimelinePicture {
    int width = 0;
    int height = 0;
    int left = 0;  ///< where the years begin
    int bar_height = 0;
    std::vector<TimelineYear> years;
    std::vector<TimelineSeat> seats;
    std::vector<TimelineBar> bars;
    bool has_today = false;
    int today_x = 0;
};

/// What the picture says in words: made by whoever knows a language.
struct TimelineWords {
    std::vector<std::string> seats;    ///< of each seat of the ledger
    std::vector<std::string> terms;    ///< of each term
    std::vector<std::string> actings;  ///< of each acting period
};

/// Whole years, from that of the first term to that of the last, at most 40 back from the last.
TimelinePicture draw_ledger(const Ledger& ledger, const TimelineWords& words, Width width, Day today);

}  // namespace plenaria::committee::ledger
