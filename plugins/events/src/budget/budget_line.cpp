// SPDX-License-Identifier: EUPL-1.2
#include "budget_line.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct FundingWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<FundingWord, 4> funding_words{{{"open", /*t*/ "Nobody asked yet"},
                                                    {"requested", /*t*/ "Requested"},
                                                    {"promised", /*t*/ "Promised"},
                                                    {"received", /*t*/ "Received"}}};
constexpr std::size_t longest_purpose = 200;
constexpr std::size_t longest_budget_note = 1000;

const FundingWord& words_of_funding(Funding funding) {
    return funding_words[static_cast<std::size_t>(funding) - 1];
}

bool is_currency_code(const std::string& code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add_to(BudgetSum& sum, const BudgetFacts& facts) {
    sum.planned += facts.planned;
    if (facts.funding >= Funding::promised) sum.promised += facts.planned;
    if (facts.funding == Funding::received) sum.received += facts.planned;
    sum.spent += facts.spent;
}

}  // namespace

std::string_view to_text(Funding funding) { return words_of_funding(funding).stored; }
std::string_view name_of(Funding funding) { return words_of_funding(funding).shown; }
std::optional<Funding> parse_funding(std::string_view text) {
    for (const auto funding : all_fundings)
        if (to_text(funding) == text) return funding;
    return std::nullopt;
}

void check(const BudgetFacts& facts, std::vector<FieldError>& problems) {
    const auto too_long = [&](const char* field, const std::string& text, std::size_t most) {
        if (!is_utf8(text) || length(text) > most)
            problems.push_back(
                {field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
    };
    if (facts.purpose.empty())
        problems.push_back({"purpose", /*t*/ "Write what the money is for."});
    else
        too_long("purpose", facts.purpose, longest_purpose);
    too_long("note", facts.note, longest_budget_note);
    for (const auto& [field, amount] : {std::pair{"planned", facts.planned}, {"spent", facts.spent}})
        if (amount < 0 || amount > largest_budget_amount)
            problems.push_back({field, /*t*/ "Write a whole number, without the currency."});
    if (!is_currency_code(facts.currency))
        problems.push_back({"currency", /*t*/ "Write the currency by its three letters, like EUR."});
    if (facts.donor_ref.empty() && facts.funding != Funding::open)
        problems.push_back({"donor", /*t*/ "Write who pays, or choose that nobody was asked yet."});
}

std::vector<BudgetSum> sums_by_donor(const std::vector<BudgetLine>& lines) {
    // The name of today may be shared, the ref is not.
    std::map<std::tuple<bool, std::string, std::string, std::string>, BudgetSum> sums;
    for (const auto& line : lines) {
        const auto& ref = line.facts.donor_ref;
        auto& sum = sums[{ref.empty(), fold(line.donor_name), ref, line.facts.currency}];
        sum.donor_ref = ref;
        sum.donor_name = line.donor_name;
        sum.currency = line.facts.currency;
        add_to(sum, line.facts);
    }
    std::vector<BudgetSum> all;
    for (auto& [key, sum] : sums) all.push_back(std::move(sum));
    return all;
}

std::vector<BudgetSum> sums_by_currency(const std::vector<BudgetLine>& lines) {
    std::map<std::string, BudgetSum> sums;
    for (const auto& line : lines) {
        auto& sum = sums[line.facts.currency];
        sum.currency = line.facts.currency;
        add_to(sum, line.facts);
    }
    std::vector<BudgetSum> all;
    for (auto& [currency, sum] : sums) all.push_back(std::move(sum));
    return all;
}

}  // namespace plenaria::events
