// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/durban_format.hpp
/// The World Congress of UCLG as a format of events, as it was held in Durban from 11 to 15 November 2019.

#include <memory>

#include <plenaria/events/format.hpp>

namespace plenaria::events_durban {

std::shared_ptr<events::Format> make_durban();

}  // namespace plenaria::events_durban
