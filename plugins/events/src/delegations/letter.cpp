// SPDX-License-Identifier: EUPL-1.2
#include "letter.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>
#include <plenaria/typed_code.hpp>

namespace plenaria::events {

namespace {

constexpr std::size_t serial_length = 8;

}  // namespace

std::string_view to_text(Revocation reason) {
    switch (reason) {
        case Revocation::secretariat:
            return "secretariat";
        case Revocation::person:
            return "person";
        case Revocation::dates:
            return "dates";
        case Revocation::cancelled:
            return "cancelled";
    }
    return {};
}

std::optional<Revocation> parse_revocation(std::string_view text) {
    using enum Revocation;
    for (const auto each : {secretariat, person, dates, cancelled})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::string_view name_of(Revocation reason) {
    switch (reason) {
        case Revocation::secretariat:
            return /*t*/ "The secretariat has taken it back.";
        case Revocation::person:
            return /*t*/ "The city has changed its delegation.";
        case Revocation::dates:
            return /*t*/ "The event has other dates than the letter says.";
        case Revocation::cancelled:
            return /*t*/ "The event will not take place.";
    }
    return {};
}

std::string serial_from(std::string_view random) { return code_from(random, serial_length); }

std::optional<std::string> read_serial(std::string_view typed) { return read_code(typed, serial_length); }

std::string shown_serial(std::string_view serial) { return shown_code(serial); }

std::string hash_of_name(std::string_view serial, std::string_view name) {
    return sha256_hex(std::string(serial) + '\n' + fold(name));
}

}  // namespace plenaria::events
