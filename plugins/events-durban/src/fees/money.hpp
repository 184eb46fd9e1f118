// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/money.hpp
/// Amounts of money: whole minor units of a currency, so that nothing is ever rounded. Pure.
/// Source of the number of digits: ISO 4217, list one.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

namespace plenaria::events_durban {

inline constexpr long long largest_amount = 100'000'000'000;  ///< in minor units

/// Whether it looks like one: "EUR".
bool is_currency(std::string_view code);
/// Digits behind the point: 2 of EUR, 0 of UGX, 3 of TND.
int minor_digits(std::string_view currency);

/// "EUR 1,200.00", as the reader writes numbers.
std::string amount_words(long long minor, const std::string& currency, const Locale& locale);
/// "1200.00": for fields of forms and for files.
std::string plain_amount(long long minor, std::string_view currency);
/// What somebody typed: "1200", "1 200,50", "1,200.50". A last separator with as many digits behind it as the
/// currency has, or fewer, is its point; others part thousands.
/// @return nothing for what is no amount, is negative, or is larger than largest_amount.
std::optional<long long> parse_amount(std::string_view typed, std::string_view currency);

}  // namespace plenaria::events_durban
