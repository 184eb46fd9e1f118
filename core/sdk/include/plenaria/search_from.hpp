// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/search_from.hpp
/// An entry of the search that the clock opens: it is written before, and nobody has to do anything at that
/// second.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria {

inline constexpr std::string_view opens_at = "from ";

/// For SearchEntry::permission: everybody finds it from that second on, and before it nobody, whatever they
/// may.
inline std::string everybody_from(Instant instant) { return std::string(opens_at) + to_text(instant); }

/// Whether a permission is of that kind, and the instant has come. No role can hold it: names of permissions
/// have no blanks.
inline bool is_open_from(std::string_view permission, Instant now) {
    if (!permission.starts_with(opens_at)) return false;
    const auto instant = parse_instant(permission.substr(opens_at.size()));
    return instant && *instant <= now;
}

}  // namespace plenaria
