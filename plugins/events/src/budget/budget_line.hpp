// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_line.hpp
/// What something at an edition is planned to cost, who pays for it, and what was spent. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"

namespace plenaria::events {

/// How far the money of a line has come.
enum class Funding : std::uint8_t {
    open = 1,   ///< nobody was asked yet
    requested,  ///< its donor was asked
    promised,
    received,
};
inline constexpr std::array<Funding, 4> all_fundings{Funding::open, Funding::requested, Funding::promised,
                                                     Funding::received};
std::string_view to_text(Funding funding);
std::optional<Funding> parse_funding(std::string_view text);
/// Catalog key: "Promised".
std::string_view name_of(Funding funding);

/// What people write about a line. Amounts are whole units of `currency`.
struct BudgetFacts {
    std::string purpose = {};
    std::string donor_ref = {};  ///< of the directory; empty: nobody yet
    Funding funding = Funding::open;
    std::string currency = {};  ///< ISO 4217
    long long planned = 0;
    long long spent = 0;
    std::string note = {};
};

struct BudgetLine {
    std::string id = {};
    std::string edition_id = {};
    std::string donor_name = {};  ///< as the directory called it when it was chosen
    BudgetFacts facts = {};
    int revision = 1;
};

/// The lines of one donor in one currency; currencies are never added up.
struct BudgetSum {
    std::string donor_ref = {};
    std::string donor_name = {};
    std::string currency = {};
    long long planned = 0;
    long long promised = 0;  ///< promised or received already
    long long received = 0;
    long long spent = 0;
    [[nodiscard]] long long missing() const { return planned - promised; }
};

inline constexpr long long largest_budget_amount = 1'000'000'000'000;
inline constexpr std::size_t most_budget_lines = 500;  ///< of one edition

/// Adds what is wrong under the names of the members; the donor is looked up by the service.
void check(const BudgetFacts& facts, std::vector<FieldError>& problems);
/// By the name of the donor, then by currency; whom nobody pays for yet comes last.
std::vector<BudgetSum> sums_by_donor(const std::vector<BudgetLine>& lines);
/// Of all donors together, one for each currency.
std::vector<BudgetSum> sums_by_currency(const std::vector<BudgetLine>& lines);

}  // namespace plenaria::events
