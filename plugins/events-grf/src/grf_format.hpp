// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/grf_format.hpp
/// The Global Refugee Forum as a format of events.

#include <memory>

#include <plenaria/events/format.hpp>

namespace plenaria::events_grf {

/// Every four years, by invitation; pledges and contributions are its currency. Source: PRODUCT.md, 5.7, and
/// the forum of 17 and 18 December 2019, from whose deadlines the distances are counted.
std::shared_ptr<events::Format> make_grf();

}  // namespace plenaria::events_grf
