// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/outcome_pages.hpp
/// Before and after offices are written what became of their points.

#include "round_pages.hpp"

namespace plenaria::statements {

/// GET /statements/{id}/outcomes shows what would be sent and how many; POST sends.
Result<Reply> outcomes_preview(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_outcomes(const RoundTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
