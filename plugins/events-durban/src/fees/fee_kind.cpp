// SPDX-License-Identifier: EUPL-1.2
#include "fee_kind.hpp"

#include <plenaria/text.hpp>

#include "money.hpp"

namespace plenaria::events_durban {

namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_pay_to = 2000;

void check_length(const char* field, const std::string& text, std::size_t most,
                  std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

void check_range(const char* field, int number, int least, int most, std::vector<FieldError>& problems) {
    if (number < least || number > most)
        problems.push_back({field,
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_distance(const char* field, const std::optional<events::Distance>& distance,
                    std::vector<FieldError>& problems) {
    if (distance) check_range(field, distance->amount, 1, events::longest_distance, problems);
}

}  // namespace

const std::string& Names::in(std::string_view language) const {
    const auto& wanted = language == "fr" ? fr : language == "es" ? es : en;
    if (!wanted.empty()) return wanted;
    return !en.empty() ? en : !es.empty() ? es : fr;
}

std::string_view to_text(events::Unit unit) {
    switch (unit) {
        case events::Unit::days:
            return "days";
        case events::Unit::weeks:
            return "weeks";
        case events::Unit::months:
            return "months";
    }
    return "weeks";
}

std::optional<events::Unit> parse_unit(std::string_view text) {
    for (const auto unit : {events::Unit::days, events::Unit::weeks, events::Unit::months})
        if (to_text(unit) == text) return unit;
    return std::nullopt;
}

FeeFacts tidy(FeeFacts facts) {
    for (auto* text : {&facts.names.en, &facts.names.es, &facts.names.fr, &facts.segment, &facts.currency})
        *text = trim(*text);
    for (auto& c : facts.currency)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return facts;
}

void check(const FeeFacts& facts, std::vector<FieldError>& problems) {
    if (facts.names.in("en").empty())
        problems.push_back({"name_en", /*t*/ "Write what it is called, in one language at least."});
    check_length("name_en", facts.names.en, longest_name, problems);
    check_length("name_es", facts.names.es, longest_name, problems);
    check_length("name_fr", facts.names.fr, longest_name, problems);
    if (!is_currency(facts.currency))
        problems.push_back({"currency", /*t*/ "Write the currency by its three letters, like EUR."});
    if (facts.fee < 0 || facts.fee > largest_amount)
        problems.push_back({"fee", /*t*/ "Write an amount like 1200 or 1200.50, without the currency."});
    check_distance("early_amount", facts.early_until, problems);
    if (facts.early_until && (facts.early_fee <= 0 || facts.early_fee >= facts.fee))
        problems.push_back({"early_fee",
                            /*t*/ "The early fee is lower than the fee, and not nothing. Leave its day empty "
                                  "if there is none."});
    if (!facts.early_until && facts.early_fee != 0)
        problems.push_back({"early_amount", /*t*/ "Write until when the early fee holds."});
    check_range("quota", facts.quota, 1, most_quota, problems);
    if (facts.votes < 0 || facts.votes > facts.quota)
        problems.push_back({"votes", /*t*/ "Not more people vote than may come."});
}

void check(const FeeRules& rules, std::vector<FieldError>& problems) {
    check_distance("full_amount", rules.full_until, problems);
    check_distance("part_amount", rules.part_until, problems);
    check_range("part_percent", rules.part_percent, 0, 100, problems);
    if (rules.part_until.has_value() != (rules.part_percent > 0))
        problems.push_back(
            {"part_percent", /*t*/ "A part of the fee is paid back until a day: write both, or none."});
    check_length("pay_to", rules.pay_to, longest_pay_to, problems);
    check_range("erase_days", rules.erase_days, 0, most_fee_erase_days, problems);
}

}  // namespace plenaria::events_durban
