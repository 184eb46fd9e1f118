// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_field_pages.hpp
/// Fees as pages say them, and what their forms have in common.

#include <map>
#include <string>
#include <vector>

#include <plenaria/field.hpp>
#include <plenaria/http.hpp>

#include "due_service.hpp"

namespace plenaria::events_durban {

/// "until 19 August 2019 (12 weeks before the opening)".
std::string until_words(const events::Distance& distance, const events::Dates& dates, const Locale& locale);
/// "EUR 1,200.00 to pay", "Paid", "EUR 300.00 to be paid back".
std::string state_words(const Account& account, const std::string& currency, const Locale& locale);
Model state_tag(FeeState state, const Locale& locale);

/// What stands in the fields of a form, by their names: as typed, or as it is stored.
using Typed = std::map<std::string, std::string, std::less<>>;
Typed typed_in(const Request& request);

/// Makes the fields of one form; `error` nullptr when it is shown for the first time.
struct FeeFields {
    const Typed& typed;
    const Error* error;
    const Locale& locale;

    [[nodiscard]] std::string value(std::string_view name) const;
    [[nodiscard]] std::string problem(std::string_view name) const;
    [[nodiscard]] Model text(std::string label, const char* name, std::string hint = {},
                             const char* css_class = "") const;
    [[nodiscard]] Model area(std::string label, const char* name, std::string hint = {}) const;
    /// Days, weeks or months.
    [[nodiscard]] Model unit(std::string label, const char* name) const;
};

/// The distance of two fields; nothing while the first is empty. What is no number is 0, and the rule says
/// what would be right.
std::optional<events::Distance> read_distance(const Typed& typed, const char* amount, const char* unit);
void show_distance(const std::optional<events::Distance>& distance, const char* amount, const char* unit,
                   Typed& typed);
/// Empty is `empty`; what is no whole number is -1.
int read_whole(const Typed& typed, const char* name, int empty = 0);

enum class PaymentReader : std::uint8_t { secretariat = 1, office };
/// "Amman, Quito".
std::string joined(const std::vector<std::string>& names);

/// Rows of a page: (number, kind, amount, day, note, is_void, void_url, restore_url). An office reads neither
/// notes nor what counts no longer.
Model::List payment_rows(const OneDue& due, const RequestScope& scope, PaymentReader reader);
/// (key, value, has_change, change_url) of partials/summary: what is owed and why.
Model::List account_rows(const OneDue& due, const Locale& locale);

}  // namespace plenaria::events_durban
