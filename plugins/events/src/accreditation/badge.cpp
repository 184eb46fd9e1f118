// SPDX-License-Identifier: EUPL-1.2
#include "badge.hpp"

#include <plenaria/id.hpp>
#include <plenaria/typed_code.hpp>

namespace plenaria::events {

namespace {

constexpr std::size_t badge_code_length = 12;

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

}  // namespace plenaria::events
