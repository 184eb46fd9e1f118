// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include <plenaria/events/format.hpp>

namespace plenaria::imrf_week {

/// The week of the International Migration Review Forum: what is official comes first, and side events take
/// the hours that it leaves.
std::shared_ptr<events::Format> make_imrf_week();

}  // namespace plenaria::imrf_week
