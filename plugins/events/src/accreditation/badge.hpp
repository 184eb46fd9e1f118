// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge.hpp
/// A badge: one printing of one person's card, its code, and how large a name may stand on it. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::events {

using plenaria::to_text;  // of instants, which the one of this room would hide

/// Why a badge holds no longer.
enum class BadgeVoid : std::uint8_t {
    reprinted = 1,  ///< a newer one was printed for the same person
    person,         ///< the office has written somebody else, or another function, in this place
};
std::string_view to_text(BadgeVoid reason);
std::optional<BadgeVoid> parse_badge_void(std::string_view text);
/// Catalog key, a sentence.
std::string_view name_of(BadgeVoid reason);

struct Badge {
    std::string id = {};
    std::string edition_id = {};
    std::string delegation_id = {};
    std::string delegate_id = {};
    int printing = 1;       ///< 1, 2, … of one person
    std::string code = {};  ///< twelve characters
    Instant issued_at = {};
    std::string issued_by = {};
    std::optional<Instant> void_at = {};
    std::optional<BadgeVoid> void_for = {};
};

/// Twelve characters that nobody can guess: 60 bits.
std::string new_badge_code();
/// As it is typed or scanned. @return nothing when it can be no code of a badge.
std::optional<std::string> read_badge_code(std::string_view typed);

/// Which of five sizes lets `name` fit the box of its name on paper A6: 1 is the largest. Counts columns, so
/// that a Chinese character is two, and looks at the longest word too: words are not broken while a smaller
/// size spares them.
int size_of_name(std::string_view name);
/// Likewise of three, for function and city.
int size_of_line(std::string_view words);

}  // namespace plenaria::events
