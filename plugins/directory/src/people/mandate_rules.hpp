// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/mandate_rules.hpp
/// When a mandate may be entered or ended. Pure.

#include <vector>

#include <plenaria/result.hpp>

#include "../values.hpp"

namespace plenaria::directory {

[[nodiscard]] bool holds_on(const MandateRow& mandate, Day day);
[[nodiscard]] bool overlaps(const MandateRow& a, const MandateRow& b);

/// Whether `mandate` may stand beside `others`, the other mandates of the same city. A city has one head at a
/// time: "the mayor of X on day D" must have one answer.
Result<void> check(const MandateRow& mandate, const std::vector<MandateRow>& others);

/// Whether `mandate` may end on `until`, exclusive: the first day on which it is not held any more.
Result<void> check_end(const MandateRow& mandate, Day until);

}  // namespace plenaria::directory
