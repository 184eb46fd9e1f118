// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/capacity_words.hpp
/// What stands against a slot, in whole sentences of the reader's language.

#include <string>

#include <plenaria/locale.hpp>

#include "capacity.hpp"

namespace plenaria::events {

/// Names the other side: the session that runs then, or those that were counted.
std::string words_of(const BrokenRule& broken, const Session& wanted, const Programme& programme,
                     const Locale& locale);

}  // namespace plenaria::events
