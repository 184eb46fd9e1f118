// SPDX-License-Identifier: EUPL-1.2
#include "rules.hpp"

#include <utility>

#include "counters.hpp"
#include "lot.hpp"

namespace plenaria::committee {

std::string_view word_of(Rule rule) {
    switch (rule) {
        case Rule::scottish:
            return "scottish";
        case Rule::wigm_prf:
            return "wigm-prf";
        case Rule::meek_prf:
            return "meek-prf";
        case Rule::plurality:
            return "plurality";
        case Rule::approval:
            break;
    }
    return "approval";
}

std::optional<Rule> rule_of(std::string_view word) {
    for (const auto rule : every_rule)
        if (word_of(rule) == word) return rule;
    return std::nullopt;
}

namespace {

Result<Count> count_by(const Election& election, Rule rule, const CountSetup& setup,
                       std::uint64_t most_looks) {
    switch (rule) {
        case Rule::scottish:
            return count_scottish(election, setup);
        case Rule::wigm_prf:
            return count_wigm_prf(election, setup);
        case Rule::meek_prf:
            return count_meek_prf(election, setup, most_looks);
        case Rule::plurality:
        case Rule::approval:
            break;
    }
    return count_most_votes(election, rule, setup);
}

}  // namespace

Result<Count> count_votes(const Election& election, Rule rule, const CountOptions& options) {
    const auto seats = options.seats.value_or(election.seats);
    if (seats == 0 || seats > most_candidates)
        return Error{
            .code = ErrorCode::invalid_input,
            .message = /*t*/ "There can be 1 to {most} seats, not {number}.",
            .detail = "count",
            .values = {{"most", std::to_string(most_candidates)}, {"number", std::to_string(seats)}}};
    if (auto possible = check_reserved(options.reserved, election, seats); !possible)
        return std::move(possible).error();
    auto count =
        count_by(election, rule,
                 {.seats = seats, .lot = draw_lot(election, options.seed), .reserved = options.reserved},
                 options.most_looks);
    if (count) count->seed = options.seed;
    return count;
}

}  // namespace plenaria::committee
