// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/instants.hpp
/// Instants that may not have been yet, as they are kept: empty text.

#include <optional>
#include <string>

#include <plenaria/time.hpp>

namespace plenaria::committee::vacancies {

inline std::optional<Instant> instant_or_none(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}
inline std::string text_or_none(const std::optional<Instant>& instant) {
    return instant ? plenaria::to_text(*instant) : std::string();
}

}  // namespace plenaria::committee::vacancies
