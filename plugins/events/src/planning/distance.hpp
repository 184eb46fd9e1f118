// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/distance.hpp
/// Distances in words, and days in the zone of an edition. Pure.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/events/distance.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events {

/// The first moment of `day` in `zone`. Where clocks go forward over midnight, the moment at which they do.
Instant start_of(Day day, std::string_view zone);
/// Which day it is in `zone`.
Day day_in(Instant now, std::string_view zone);

/// "12 weeks before the opening"; "on the first day" where the amount is nought.
std::string words_of(const Distance& distance, const Locale& locale);

std::string_view to_text(Anchor anchor);
std::string_view to_text(Side side);
std::string_view to_text(Unit unit);
std::optional<Anchor> parse_anchor(std::string_view text);
std::optional<Side> parse_side(std::string_view text);
std::optional<Unit> parse_unit(std::string_view text);

}  // namespace plenaria::events
