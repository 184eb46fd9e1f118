// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/invoice.hpp
/// What a delegation was asked to pay, as it was written; and the paper of it. Pure.

#include <optional>
#include <string>

#include <plenaria/events/distance.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/sheets.hpp>

namespace plenaria::events_durban {

/// Amounts in minor units of `currency`.
struct Invoice {
    std::string id = {};
    std::string edition_id = {};
    std::string delegation_id = {};
    int number = 0;  ///< counted through the congress
    std::string language = "en";
    std::string party_name = {};
    std::string kind_name = {};  ///< in its language
    std::string currency = {};
    long long fee = 0;
    long long early_fee = 0;
    int regular = 0;  ///< people
    int early = 0;
    int waived = 0;
    long long owed = 0;
    long long paid = 0;  ///< by then, without what was paid back
    std::string pay_to = {};
    Instant issued_at = {};
    std::string issued_by = {};
};

/// Whether both ask for the same, whatever their numbers and days.
bool asks_the_same(const Invoice& one, const Invoice& other);

/// "2019-0012": the year of the opening, and a number of the congress. Receipts are numbered so, too.
std::string shown_number(int number, const events::Dates& dates);

struct InvoiceWords {
    std::string event = {};  ///< title, in the language of the invoice
    events::Dates dates = {};
    std::string replaces = {};            ///< shown number of the one before it; empty: none
    std::optional<Day> early_until = {};  ///< the last day of the early fee; nothing: there is none
};
/// A4. @param locale of the language of the invoice.
Sheet invoice_sheet(const Invoice& invoice, const InvoiceWords& words, const Locale& locale);

}  // namespace plenaria::events_durban
