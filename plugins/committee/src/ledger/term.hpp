// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/term.hpp
/// Who holds a seat from–to, who acts for them, and what contradicts that. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body.hpp"

namespace plenaria::committee::ledger {

/// A city or a person of the directory.
struct Called {
    std::string ref = {};   ///< empty: nobody
    std::string name = {};  ///< as the directory called it then
    bool operator==(const Called&) const = default;
};

/// Why somebody left before the term ended.
enum class EndReason : std::uint8_t { resigned = 1, lost_office, died, removed, other };
inline constexpr std::array<EndReason, 5> all_end_reasons{
    EndReason::resigned, EndReason::lost_office, EndReason::died, EndReason::removed, EndReason::other};
std::string_view to_text(EndReason reason);
std::optional<EndReason> parse_end_reason(std::string_view text);
/// Catalog key: "Resigned".
std::string_view name_of(EndReason reason);

/// What is written about a term.
struct TermFacts {
    Called city = {};
    Called person = {};
    Called alternate = {};  ///< may be nobody
    Day first = no_day;
    Day last = no_day;  ///< inclusive
    std::string note = {};
};

struct Term {
    std::string id = {};
    std::string seat_id = {};
    TermFacts facts = {};
    std::optional<Day> left_on = {};  ///< the last day on which they sat, of somebody who left before `last`
    std::optional<EndReason> reason = {};
    std::optional<Day> envoy_since = {};  ///< from that day without the office, as an envoy of the body
    int warned = 0;                       ///< days before the end at which it was told last; 0: not yet
    int revision = 1;
    [[nodiscard]] Day end() const { return left_on.value_or(facts.last); }
    [[nodiscard]] bool covers(Day day) const { return facts.first <= day && day <= end(); }
};

/// Somebody sits for a while for whoever holds the seat, or while nobody does.
struct ActingFacts {
    Called city = {};  ///< nobody: that of the holder
    Called person = {};
    Day first = no_day;
    std::optional<Day> last = {};  ///< inclusive; nothing: until further notice
    std::string note = {};
};

struct Acting {
    std::string id = {};
    std::string seat_id = {};
    ActingFacts facts = {};
    int revision = 1;
    [[nodiscard]] bool covers(Day day) const {
        return facts.first <= day && (!facts.last || day <= *facts.last);
    }
};

/// All that is known of a body, or of a part of it.
struct Ledger {
    std::vector<Seat> seats;      ///< by number
    std::vector<Term> terms;      ///< by first day
    std::vector<Acting> actings;  ///< by first day
};

/// The last day of a term of so many months that begins on `first`. What began on 29 February ends on the
/// last of February: the day after it would be 29 February again, which that year does not have.
Day last_day_of(Day first, int months);

/// How many terms in a row `person` has with `term` among them. A break as long as a term of the seat begins
/// the count anew.
/// @param terms of the body, those of others included; one of the id of `term` is left out.
int terms_in_a_row(const Term& term, const std::vector<Term>& terms, int term_months);

/// Adds what is wrong under the names of the members of `term`: days that nobody means, a seat that does not
/// exist then, another term in the same seat, the same person in two seats, renewals that are used up.
/// @param city_region UN M49; empty: not known
void check(const Term& term, const Seat& seat, const Ledger& ledger, std::string_view city_region,
           std::vector<FieldError>& problems);
/// Of an acting period.
void check(const Acting& acting, const Seat& seat, const Ledger& ledger, std::vector<FieldError>& problems);
/// Of the day on which somebody leaves before the term ends.
void check_left(const Term& term, std::optional<Day> left_on, std::vector<FieldError>& problems);

}  // namespace plenaria::committee::ledger
