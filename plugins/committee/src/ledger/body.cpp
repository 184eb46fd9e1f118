// SPDX-License-Identifier: EUPL-1.2
#include "body.hpp"

#include <algorithm>

namespace plenaria::committee::ledger {

namespace {

struct RuleWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<RuleWord, 4> rule_words{
    {{"vacate", /*t*/ "The seat becomes vacant"},
     {"envoy", /*t*/ "The holder stays as an envoy until the term ends"},
     {"term", /*t*/ "The holder stays until the term ends"},
     {"ask", /*t*/ "It is decided each time"}}};
struct OfficeWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<OfficeWord, 3> office_words{{{"president", /*t*/ "President"},
                                                  {"vice_president", /*t*/ "Vice-president"},
                                                  {"co_president", /*t*/ "Co-president"}}};
constexpr std::size_t longest_body_note = 2000;
constexpr std::size_t longest_eligibility = 1000;
constexpr std::size_t longest_stagger = 20;

/// Of an office; the other rules have the same words for both.
constexpr std::string_view office_vacated = /*t*/ "The office becomes vacant";

const RuleWord& words_of_rule(MandateRule rule) { return rule_words[static_cast<std::size_t>(rule) - 1]; }

}  // namespace

std::string_view to_text(MandateRule rule) { return words_of_rule(rule).stored; }
std::string_view name_of(MandateRule rule) { return words_of_rule(rule).shown; }
std::string_view name_of(MandateRule rule, std::optional<Office> office) {
    return office && rule == MandateRule::vacate ? office_vacated : name_of(rule);
}
std::optional<MandateRule> parse_mandate_rule(std::string_view text) {
    for (const auto rule : all_mandate_rules)
        if (to_text(rule) == text) return rule;
    return std::nullopt;
}

std::string_view to_text(Office office) { return office_words[static_cast<std::size_t>(office) - 1].stored; }
std::string_view name_of(Office office) { return office_words[static_cast<std::size_t>(office) - 1].shown; }
std::optional<Office> parse_office(std::string_view text) {
    for (const auto office : all_offices)
        if (to_text(office) == text) return office;
    return std::nullopt;
}

bool is_sensible(Day day) {
    const auto year = static_cast<int>(std::chrono::year_month_day(day).year());
    return year >= 1900 && year < 2200;
}

void check_day(const char* field, Day day, std::vector<FieldError>& problems) {
    if (day == no_day)
        problems.push_back({field, /*t*/ "Write a day that exists, like 2026-11-30."});
    else if (!is_sensible(day))
        problems.push_back({field, /*t*/ "Write a day of the years 1900 to 2199."});
}

void check(const BodyFacts& facts, std::vector<FieldError>& problems) {
    check(facts.names, problems);
    check_text("note", facts.note, longest_body_note, problems);
}

void check(const SeatFacts& facts, const std::string& id, const std::vector<Seat>& others,
           std::vector<FieldError>& problems) {
    if (facts.number < 1 || facts.number > most_seats)
        problems.push_back({"number",
                            facts.office ? /*t*/ "Number the office from 1 to {max}."
                                         : /*t*/ "Number the seat from 1 to {max}.",
                            {{"max", std::to_string(most_seats)}}});
    else if (std::any_of(others.begin(), others.end(), [&](const Seat& other) {
                 return other.id != id && other.facts.number == facts.number;
             }))
        problems.push_back({"number",
                            facts.office
                                ? /*t*/ "This body has an office of that kind with number {number} already."
                                : /*t*/ "This body has a seat {number} already.",
                            {{"number", std::to_string(facts.number)}}});
    if (!facts.region.empty() && std::find(regions.begin(), regions.end(), facts.region) == regions.end())
        problems.push_back({"region", /*t*/ "Choose a region, or any."});
    check_text("eligibility", facts.eligibility, longest_eligibility, problems);
    check_text("stagger", facts.stagger, longest_stagger, problems);
    if (facts.term_months < 1 || facts.term_months > longest_term_months)
        problems.push_back({"term_months",
                            /*t*/ "A term lasts from 1 to {max} months.",
                            {{"max", std::to_string(longest_term_months)}}});
    if (facts.renewals < any_renewals || facts.renewals > most_renewals)
        problems.push_back({"renewals",
                            /*t*/ "Write how often a term may be renewed, from 0 to {max}.",
                            {{"max", std::to_string(most_renewals)}}});
    check_day("since", facts.since, problems);
    if (facts.until) {
        check_day("until", *facts.until, problems);
        if (*facts.until < facts.since)
            problems.push_back({"until", facts.office
                                             ? /*t*/ "The last day of the office is before its first."
                                             : /*t*/ "The last day of the seat is before its first."});
    }
}

}  // namespace plenaria::committee::ledger
