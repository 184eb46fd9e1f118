// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/one_count_pages.hpp

#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

#include "kept_count.hpp"

namespace plenaria::committee {

/// Members of partials/count_result and partials/count_rounds.
void set_explained(Model& model, const OpenedCount& opened, const Locale& locale);
/// One count explained: its result, a table, a drawing and sentences of each round.
View count_view(const OpenedCount& opened, RequestScope& scope);

}  // namespace plenaria::committee
