// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/instant_text.hpp
/// An instant that may not have come, as its column holds it.

#include <optional>
#include <string>

#include <plenaria/time.hpp>

namespace plenaria::statements {

inline std::string text_or_empty(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

}  // namespace plenaria::statements
