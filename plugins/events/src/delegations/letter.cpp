// SPDX-License-Identifier: EUPL-1.2
#include "letter.hpp"

#include <charconv>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
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

std::string serial_from(std::string_view random) {
    std::uint64_t bits = 0;
    std::from_chars(random.data(), random.data() + random.size(), bits, 16);
    std::string serial;
    for (std::size_t i = 0; i < serial_length; ++i, bits >>= 5U) serial += crockford[bits & 31U];
    return serial;
}

std::optional<std::string> read_serial(std::string_view typed) {
    std::string serial;
    for (char each : typed) {
        if (each == ' ' || each == '-') continue;
        if (each >= 'a' && each <= 'z') each = static_cast<char>(each - 'a' + 'A');
        if (each == 'O') each = '0';
        if (each == 'I' || each == 'L') each = '1';
        if (crockford.find(each) == std::string_view::npos || serial.size() == serial_length)
            return std::nullopt;
        serial += each;
    }
    if (serial.size() != serial_length) return std::nullopt;
    return serial;
}

std::string shown_serial(std::string_view serial) {
    return std::string(serial.substr(0, 4)) + '-' + std::string(serial.substr(4));
}

std::string hash_of_name(std::string_view serial, std::string_view name) {
    return sha256_hex(std::string(serial) + '\n' + fold(name));
}

}  // namespace plenaria::events
