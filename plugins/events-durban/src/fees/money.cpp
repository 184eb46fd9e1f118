// SPDX-License-Identifier: EUPL-1.2
#include "money.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <plenaria/text.hpp>

namespace plenaria::events_durban {

namespace {

constexpr std::array<std::string_view, 16> without_minor_unit{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                              "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                                                              "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> of_thousandths{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

long long unit_of(std::string_view currency) {
    long long unit = 1;
    for (int i = 0; i < minor_digits(currency); ++i) unit *= 10;
    return unit;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "1 200" → "1200"; nothing when a group that follows another one is not of three digits.
std::optional<std::string> without_groups(std::string_view text) {
    std::string digits;
    std::size_t in_group = 0;
    bool grouped = false;
    for (const char c : text) {
        if (is_digit(c)) {
            digits += c;
            ++in_group;
            continue;
        }
        if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) return std::nullopt;
        grouped = true;
        in_group = 0;
    }
    if (digits.empty() || (grouped && in_group != 3)) return std::nullopt;
    return digits;
}

}  // namespace

bool is_currency(std::string_view code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

int minor_digits(std::string_view currency) {
    if (std::find(without_minor_unit.begin(), without_minor_unit.end(), currency) != without_minor_unit.end())
        return 0;
    return std::find(of_thousandths.begin(), of_thousandths.end(), currency) != of_thousandths.end() ? 3 : 2;
}

std::string amount_words(long long minor, const std::string& currency, const Locale& locale) {
    const auto digits = minor_digits(currency);
    // No-break space: an amount stays on one line. Exact: largest_amount is far below 2^53.
    return currency + "\u00A0" +
           locale.decimal(static_cast<double>(minor) / static_cast<double>(unit_of(currency)), digits);
}

std::string plain_amount(long long minor, std::string_view currency) {
    const auto unit = unit_of(currency);
    const bool negative = minor < 0;
    const auto size = negative ? -minor : minor;
    auto text = (negative ? "-" : "") + std::to_string(size / unit);
    if (unit == 1) return text;
    const auto rest = std::to_string(size % unit);
    return text + '.' + std::string(static_cast<std::size_t>(minor_digits(currency)) - rest.size(), '0') +
           rest;
}

std::optional<long long> parse_amount(std::string_view typed, std::string_view currency) {
    auto text = trim(typed);
    if (text.empty() || text.size() > 30 || !std::all_of(text.begin(), text.end(), [](char c) {
            return is_digit(c) || std::string_view(" .,'").find(c) != std::string_view::npos;
        }))
        return std::nullopt;
    const auto digits = static_cast<std::size_t>(minor_digits(currency));
    std::string behind;
    if (const auto last = text.find_last_of(".,"); last != std::string::npos) {
        const auto after = text.size() - last - 1;
        if (after > 0 && after <= digits) {
            behind = text.substr(last + 1);
            text.resize(last);
        }
    }
    if (!std::all_of(behind.begin(), behind.end(), is_digit)) return std::nullopt;
    const auto whole = without_groups(text);
    if (!whole || whole->size() > 12) return std::nullopt;
    behind.resize(digits, '0');
    const auto all = *whole + behind;
    long long minor = 0;
    const auto [rest, failure] = std::from_chars(all.data(), all.data() + all.size(), minor);
    if (failure != std::errc() || rest != all.data() + all.size() || minor > largest_amount)
        return std::nullopt;
    return minor;
}

}  // namespace plenaria::events_durban
