// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/typed_code.hpp>

#include <charconv>
#include <cstdint>

namespace plenaria {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t group = 4;

}  // namespace

std::string code_from(std::string_view random, std::size_t length) {
    std::uint64_t bits = 0;
    std::from_chars(random.data(), random.data() + random.size(), bits, 16);
    std::string code;
    for (std::size_t i = 0; i < length; ++i, bits >>= 5U) code += crockford[bits & 31U];
    return code;
}

std::optional<std::string> read_code(std::string_view typed, std::size_t length) {
    std::string code;
    for (char each : typed) {
        if (each == ' ' || each == '-') continue;
        if (each >= 'a' && each <= 'z') each = static_cast<char>(each - 'a' + 'A');
        if (each == 'O') each = '0';
        if (each == 'I' || each == 'L') each = '1';
        if (crockford.find(each) == std::string_view::npos || code.size() == length) return std::nullopt;
        code += each;
    }
    if (code.size() != length) return std::nullopt;
    return code;
}

std::string shown_code(std::string_view code) {
    std::string shown;
    for (std::size_t i = 0; i < code.size(); i += group) {
        if (i > 0) shown += '-';
        shown += code.substr(i, group);
    }
    return shown;
}

}  // namespace plenaria
