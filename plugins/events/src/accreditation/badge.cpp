// SPDX-License-Identifier: EUPL-1.2
#include "badge.hpp"

#include <algorithm>
#include <span>

#include <plenaria/id.hpp>

#include "../typed_code.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t badge_code_length = 12;

/// What fits a box at one size: columns of a line, and of all its lines together, some of which end early.
struct Fit {
    int word;
    int all;
};
// Measured with Noto Sans bold at the sizes of templates/print/badges: 28, 22, 16, 12 and 9 points in a box
// of 95 by 40 mm, and 12, 9.5 and 6.5 points in one of 95 by 15 mm.
constexpr Fit name_fits[] = {{12, 30}, {16, 52}, {22, 110}, {30, 190}};
constexpr Fit line_fits[] = {{28, 70}, {40, 140}};

/// One code point of well-formed UTF-8.
char32_t next_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    int more = 0;
    if (lead >= 0xF0)
        more = 3;
    else if (lead >= 0xE0)
        more = 2;
    else if (lead >= 0xC0)
        more = 1;
    char32_t point = more == 0 ? lead : lead & (0x3FU >> static_cast<unsigned>(more));
    for (; more > 0 && at < text.size(); --more)
        point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return point;
}

/// Scripts whose characters are as wide as high, and between which a line may end: East Asian ones.
bool is_wide(char32_t point) {
    return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xD7A3) ||
           (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFF00 && point <= 0xFF60) || point >= 0x20000;
}

int smallest_that_fits(std::string_view words, std::span<const Fit> fits) {
    int all = 0, word = 0, longest = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto point = next_point(words, at);
        const int columns = is_wide(point) ? 2 : 1;
        all += columns;
        word = point == U' ' || point == U'-' || columns == 2 ? columns - 1 : word + columns;
        longest = std::max(longest, word);
    }
    int size = 1;
    for (const auto& fit : fits) {
        if (longest <= fit.word && all <= fit.all) return size;
        ++size;
    }
    return size;
}

}  // namespace

std::string_view to_text(BadgeVoid reason) {
    switch (reason) {
        case BadgeVoid::reprinted:
            return "reprinted";
        case BadgeVoid::person:
            return "person";
    }
    return {};
}

std::optional<BadgeVoid> parse_badge_void(std::string_view text) {
    for (const auto each : {BadgeVoid::reprinted, BadgeVoid::person})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::string_view name_of(BadgeVoid reason) {
    switch (reason) {
        case BadgeVoid::reprinted:
            return /*t*/ "A newer badge was printed for this person.";
        case BadgeVoid::person:
            return /*t*/ "The city has changed its delegation.";
    }
    return {};
}

std::string new_badge_code() { return code_from(random_hex(64), badge_code_length); }

std::optional<std::string> read_badge_code(std::string_view typed) {
    return read_code(typed, badge_code_length);
}

int size_of_name(std::string_view name) { return smallest_that_fits(name, name_fits); }

int size_of_line(std::string_view words) { return smallest_that_fits(words, line_fits); }

}  // namespace plenaria::events
