// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/core_contribution.hpp
/// What the host brings of its own: the pages under no plugin, and the jobs that run in every house.

#include <functional>
#include <memory>

#include "pages/pages.hpp"
#include "plugins/contributions.hpp"

namespace plenaria::host {

/// @param table what the plugins contribute at the moment of the call.
Contribution core_contribution(const PageNeeds& needs,
                               std::function<std::shared_ptr<const Contributions>()> table);

}  // namespace plenaria::host
