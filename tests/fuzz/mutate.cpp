// SPDX-License-Identifier: EUPL-1.2
#include "mutate.hpp"

#include <array>
#include <string_view>

namespace plenaria::fuzz {

namespace {

using std::string_view_literals::operator""sv;

/// What parsers stumble over: ends of lines, quotes, escapes, markup, numbers at their limits, and characters
/// that are not one byte, not one column or no character.
constexpr std::array pieces = {"\r\n"sv,        "\n"sv,
                               "\r"sv,          "\r\n\r\n"sv,
                               " "sv,           "\t"sv,
                               ":"sv,           ","sv,
                               ";"sv,           "="sv,
                               "&"sv,           "\""sv,
                               "'"sv,           "\\"sv,
                               "/"sv,           "//"sv,
                               ".."sv,          "%2e"sv,
                               "%2F"sv,         "%00"sv,
                               "%"sv,           "*"sv,
                               "#"sv,           "<"sv,
                               ">"sv,           "<!--"sv,
                               "</script>"sv,   "<svg/onload=zq9(1)>"sv,
                               "javascript:"sv, "{{"sv,
                               "}}"sv,          "{{#a}}"sv,
                               "{{/a}}"sv,      "{{{"sv,
                               "[["sv,          "{"sv,
                               "}"sv,           "["sv,
                               "]"sv,           "null"sv,
                               "-"sv,           "--"sv,
                               "0"sv,           "-1"sv,
                               "1e999"sv,       "9223372036854775808"sv,
                               "ffffffff"sv,    "=?utf-8?q?=0a?="sv,
                               "\x01"sv,        "\0"sv,
                               "\x7f"sv,        "\xff"sv,
                               "\xc3"sv,        "\xed\xa0\x80"sv,
                               "\ufeff"sv,      "\u0301"sv,
                               "\u2028"sv,      "\u202e"sv,
                               "\u00e9"sv,      "\U0001f3d9"sv};

}  // namespace

std::string mutate(std::string seed, const std::vector<std::string>& seeds, std::mt19937& random) {
    // Not a distribution of the library: each library has its own.
    const auto below = [&](std::size_t end) { return end == 0 ? 0 : random() % end; };
    for (auto wounds = 1 + below(4); wounds > 0; --wounds) {
        const auto at = below(seed.size() + 1);
        switch (below(7)) {
            case 0:
                seed.insert(at, pieces[below(pieces.size())]);
                break;
            case 1:
                seed.erase(at, 1 + below(12));
                break;
            case 2:
                if (at < seed.size()) seed[at] = static_cast<char>(random() & 0xffU);
                break;
            case 3:
                seed.insert(at, seed.substr(below(seed.size()), below(40)));
                break;
            case 4: {
                const auto& other = seeds[below(seeds.size())];
                const auto piece = other.substr(below(other.size()), 1 + below(60));
                seed.replace(at, below(2) == 0 ? 0 : piece.size(), piece);
                break;
            }
            case 5:
                seed.insert(at, std::string(1 + below(300), at < seed.size() ? seed[at] : 'a'));
                break;
            default:
                if (below(3) == 0)
                    seed.resize(at);
                else
                    seed.insert(at, pieces[below(pieces.size())]);
        }
    }
    return seed;
}

}  // namespace plenaria::fuzz
