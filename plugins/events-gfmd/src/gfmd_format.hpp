// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/gfmd_format.hpp
/// The summit of the Global Forum on Migration and Development, with the Mayors Forum in it, as a format of
/// events. Source: PRODUCT.md, 5.7, and the summit of Quito.

#include <memory>

#include <plenaria/events/format.hpp>

namespace plenaria::events_gfmd {

std::shared_ptr<events::Format> make_gfmd();

}  // namespace plenaria::events_gfmd
