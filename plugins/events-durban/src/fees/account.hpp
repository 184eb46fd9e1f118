// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/account.hpp
/// What a delegation owes on a day, and what it paid. Pure.
///
/// The early fee holds for as many people as it was paid for in time; so it needs no memory of who was
/// registered when, and a postponement moves its day along with the opening (decision 0069).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/events/delegations.hpp>

#include "fee_kind.hpp"

namespace plenaria::events_durban {

/// As what a delegation takes part.
struct Participation {
    std::string delegation_id = {};
    std::string kind_id = {};  ///< empty: nobody has said yet
    int waived = 0;            ///< people who pay nothing
    std::string waived_for = {};
    int revision = 0;  ///< 0: nobody has said anything yet
};

enum class PaymentKind : std::uint8_t { payment = 1, refund };
std::string_view to_text(PaymentKind kind);
std::optional<PaymentKind> parse_payment_kind(std::string_view text);
/// Catalog key: "Payment".
std::string_view name_of(PaymentKind kind);

struct Payment {
    std::string id = {};
    std::string edition_id = {};
    std::string delegation_id = {};
    int number = 0;  ///< of its receipt, counted through the congress
    PaymentKind kind = PaymentKind::payment;
    long long amount = 0;  ///< in minor units, more than 0
    std::string currency = {};
    Day paid_on = {};
    std::string note = {};
    Instant entered_at = {};
    std::string entered_by = {};
    bool is_void = false;  ///< entered by mistake; its number stays used
};

/// How far the money of a delegation has come.
enum class FeeState : std::uint8_t {
    unsorted = 1,  ///< nobody has said as what it takes part
    silent,        ///< it has not said that it comes, or waits for a place; nothing is owed
    nothing,       ///< nothing is owed and nothing was paid
    open,
    part,
    paid,
    to_pay_back,
};
inline constexpr FeeState fee_states[] = {FeeState::unsorted,   FeeState::silent, FeeState::nothing,
                                          FeeState::open,       FeeState::part,   FeeState::paid,
                                          FeeState::to_pay_back};
std::string_view to_text(FeeState state);
std::optional<FeeState> parse_fee_state(std::string_view text);
/// Catalog key: "Paid in part".
std::string_view name_of(FeeState state);

/// Amounts in minor units of the currency of the kind.
struct Account {
    int people = 0;   ///< who come
    int votes = 0;    ///< of those, how many vote
    int waived = 0;   ///< of those, who pay nothing
    int early = 0;    ///< who pay the early fee
    int regular = 0;  ///< who pay the fee
    bool withdrawn = false;
    long long owed = 0;  ///< of a delegation that withdrew: what is kept
    long long paid = 0;
    long long refunded = 0;
    FeeState state = FeeState::unsorted;
    /// What is still to be paid; negative: to be paid back.
    [[nodiscard]] long long balance() const { return owed - (paid - refunded); }
};

/// When and under which rules an account is counted.
struct AccountDay {
    const FeeRules& rules;
    const events::Dates& dates;
    bool event_cancelled = false;  ///< then all is paid back
    Day today = {};                ///< in the zone of the event
};
/// @param kind nullptr: nobody has said yet. @param payments of this delegation; void ones and those in
/// another currency than that of the kind do not count.
Account account_of(const FeeKind* kind, const Participation& part, const events::DelegationCard& delegation,
                   const std::vector<Payment>& payments, const AccountDay& day);

/// Of what was paid, how many percent go back to a delegation that withdrew on that day.
int percent_back(const AccountDay& day, Day withdrawn_on);

}  // namespace plenaria::events_durban
