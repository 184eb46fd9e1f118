// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_kind.hpp
/// As what one takes part in a congress, and what that costs: a fee a person, a lower one for whoever pays
/// early, and how many people of a delegation come and vote. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/events/distance.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events_durban {

using plenaria::to_text;  // of days and instants, which those of this room would hide

struct Names {
    std::string en = {};
    std::string es = {};
    std::string fr = {};
    /// In that language, else in the first in which something was written.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    bool operator==(const Names&) const = default;
};

/// What people write about a kind. Amounts are in minor units of `currency`.
struct FeeFacts {
    Names names = {};
    std::string segment = {};  ///< id of a list of the directory whose members belong here; empty: none
    bool for_others = false;   ///< takes delegations that no list names
    std::string currency = {};
    long long fee = 0;                                 ///< a person
    long long early_fee = 0;                           ///< likewise, of those for whom it was paid in time
    std::optional<events::Distance> early_until = {};  ///< always before the opening; nothing: no early fee
    int quota = 3;                                     ///< people of a delegation, its head among them
    int votes = 0;                                     ///< of those, how many vote
};

struct FeeKind {
    std::string id = {};
    std::string edition_id = {};
    int position = 0;
    FeeFacts facts = {};
    int revision = 1;
};

/// What holds for all kinds of a congress.
struct FeeRules {
    std::string edition_id = {};
    std::optional<events::Distance> full_until = {};  ///< who withdraws by then gets everything back
    int part_percent = 0;                             ///< of what was paid, for who withdraws later,
    std::optional<events::Distance> part_until = {};  ///< but by then; afterwards nothing
    std::string pay_to = {};                          ///< where to pay, as offices read it
    int erase_days = 90;  ///< after the last day notes and reasons are emptied; amounts stay
    int revision = 0;     ///< 0: nobody has said anything yet
};

inline constexpr int most_quota = 50;  ///< as `events` allows
inline constexpr std::size_t most_fee_kinds = 40;
inline constexpr int most_fee_erase_days = 3650;
inline constexpr std::size_t longest_fee_note = 500;

/// "days", "weeks", "months"; and back. @return nothing for any other word.
std::string_view to_text(events::Unit unit);
std::optional<events::Unit> parse_unit(std::string_view text);

/// Without white space around words; the currency in capitals.
FeeFacts tidy(FeeFacts facts);
/// Adds what is wrong, under the names of the members, and "name_en" for no name at all.
void check(const FeeFacts& facts, std::vector<FieldError>& problems);
/// Likewise.
void check(const FeeRules& rules, std::vector<FieldError>& problems);

/// The kind into which a delegation falls by itself: the first whose list names it, else that for others.
/// @param listed whether the list of a kind, by its index, names it. @return nullptr when there is none.
template <class Listed>
const FeeKind* kind_by_lists(const std::vector<FeeKind>& kinds, const Listed& listed) {
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (listed(at)) return &kinds[at];
    for (const auto& kind : kinds)
        if (kind.facts.for_others) return &kind;
    return nullptr;
}

}  // namespace plenaria::events_durban
