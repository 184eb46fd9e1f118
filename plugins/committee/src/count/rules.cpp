// SPDX-License-Identifier: EUPL-1.2
#include "rules.hpp"

#include <array>
#include <utility>

#include "counters.hpp"
#include "lot.hpp"

namespace plenaria::committee {

namespace {

constexpr std::array<std::pair<std::string_view, Rule>, 3> rules = {
    {{"scottish", Rule::scottish}, {"wigm-prf", Rule::wigm_prf}, {"meek-prf", Rule::meek_prf}}};

}  // namespace

std::string_view word_of(Rule rule) {
    for (const auto& [word, each] : rules)
        if (each == rule) return word;
    return {};
}

std::optional<Rule> rule_of(std::string_view word) {
    for (const auto& [name, rule] : rules)
        if (name == word) return rule;
    return std::nullopt;
}

Result<Count> count_votes(const Election& election, Rule rule, const CountOptions& options) {
    const auto seats = options.seats.value_or(election.seats);
    if (seats == 0 || seats > election.standing())
        return Error{
            .code = ErrorCode::invalid_input,
            .message = /*t*/ "There can be 1 to {most} seats for these candidates, not {number}.",
            .detail = "count",
            .values = {{"most", std::to_string(election.standing())}, {"number", std::to_string(seats)}}};
    const auto lot = draw_lot(election, options.seed);
    auto count = [&]() -> Result<Count> {
        switch (rule) {
            case Rule::scottish:
                return count_scottish(election, seats, lot);
            case Rule::wigm_prf:
                return count_wigm_prf(election, seats, lot);
            case Rule::meek_prf:
                break;
        }
        return count_meek_prf(election, seats, lot, options.most_looks);
    }();
    if (count) count->seed = options.seed;
    return count;
}

}  // namespace plenaria::committee
