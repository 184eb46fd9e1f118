// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/timing_pages.hpp
/// The fields of a form that say when, as a distance from an event, and the distance in words.

#include <string>

#include "../common_pages.hpp"
#include "plan_service.hpp"

namespace plenaria::campaigns {

/// What stands in the fields anchor, amount, side and time.
struct TypedTiming {
    std::string anchor = "fixed";  ///< or "first_day", "last_day", "session/ID"
    std::string amount = "0";
    std::string side = "before";
    std::string time = "09:00";
    /// What is no number and no time becomes one that the rules refuse.
    [[nodiscard]] Timing timing() const;
};
TypedTiming typed_of(const Timing& timing);
TypedTiming read_timing(const Request& request);

/// Adds anchor (partials/select), amount, side (partials/radios) and time. @param fixed label of the choice
/// that counts from no event
void set_timing_fields(Model& page, const TypedTiming& typed, const std::optional<EventReading>& event,
                       std::string fixed, const Error* error, const Locale& locale);

/// "3 days before the first day, 12:00"; empty for Anchor::fixed.
std::string timing_in_words(const Timing& timing, const std::optional<EventReading>& event,
                            const Locale& locale);
/// "09:05"
std::string hours_text(std::chrono::seconds time_of_day);

}  // namespace plenaria::campaigns
