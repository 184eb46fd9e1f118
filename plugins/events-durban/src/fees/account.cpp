// SPDX-License-Identifier: EUPL-1.2
#include "account.hpp"

#include <algorithm>
#include <utility>

namespace plenaria::events_durban {

namespace {

struct StateWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr StateWord fee_state_words[] = {
    {"unsorted", /*t*/ "No kind yet"},       {"silent", /*t*/ "Has not said that it comes"},
    {"nothing", /*t*/ "Nothing to pay"},     {"open", /*t*/ "To be paid"},
    {"part", /*t*/ "Paid in part"},          {"paid", /*t*/ "Paid"},
    {"to_pay_back", /*t*/ "To be paid back"}};

const StateWord& word_of(FeeState state) { return fee_state_words[static_cast<std::size_t>(state) - 1]; }

bool counts(const Payment& payment, const FeeKind& kind) {
    return !payment.is_void && payment.currency == kind.facts.currency;
}

long long signed_amount(const Payment& payment) {
    return payment.kind == PaymentKind::refund ? -payment.amount : payment.amount;
}

/// Of `paying` people, how many pay the early fee.
int count_early(const FeeKind& kind, int paying, const std::vector<Payment>& payments,
                const AccountDay& day) {
    const auto& facts = kind.facts;
    if (!facts.early_until) return 0;
    const auto until = events::due_day(*facts.early_until, day.dates);
    if (day.today <= until) return paying;
    long long in_time = 0;
    for (const auto& each : payments)
        if (counts(each, kind) && each.paid_on <= until) in_time += signed_amount(each);
    const auto covered = std::clamp<long long>(in_time / facts.early_fee, 0, paying);
    return static_cast<int>(covered);
}

FeeState state_of(const Account& account, const events::DelegationCard& delegation) {
    const auto balance = account.balance();
    if (balance < 0) return FeeState::to_pay_back;
    if (balance == 0 && account.owed == 0)
        return delegation.comes || account.withdrawn ? FeeState::nothing : FeeState::silent;
    if (balance == 0) return FeeState::paid;
    return balance == account.owed ? FeeState::open : FeeState::part;
}

}  // namespace

std::string_view to_text(PaymentKind kind) { return kind == PaymentKind::refund ? "refund" : "payment"; }
std::optional<PaymentKind> parse_payment_kind(std::string_view text) {
    for (const auto kind : {PaymentKind::payment, PaymentKind::refund})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}
std::string_view name_of(PaymentKind kind) {
    return kind == PaymentKind::refund ? /*t*/ "Refund" : /*t*/ "Payment";
}

std::string_view to_text(FeeState state) { return word_of(state).stored; }
std::string_view name_of(FeeState state) { return word_of(state).shown; }
std::optional<FeeState> parse_fee_state(std::string_view text) {
    for (const auto state : fee_states)
        if (to_text(state) == text) return state;
    return std::nullopt;
}

int percent_back(const AccountDay& day, Day withdrawn_on) {
    if (day.event_cancelled) return 100;
    const auto in_time = [&](const std::optional<events::Distance>& until) {
        return until && withdrawn_on <= events::due_day(*until, day.dates);
    };
    if (in_time(day.rules.full_until)) return 100;
    return in_time(day.rules.part_until) ? day.rules.part_percent : 0;
}

Account account_of(const FeeKind* kind, const Participation& part, const events::DelegationCard& delegation,
                   const std::vector<Payment>& payments, const AccountDay& day) {
    Account account{.people = delegation.people};
    if (kind == nullptr) return account;
    const auto& facts = kind->facts;
    for (const auto& each : payments)
        if (counts(each, *kind))
            (each.kind == PaymentKind::refund ? account.refunded : account.paid) += each.amount;
    account.withdrawn = delegation.declined;
    if (day.event_cancelled) {
        account.owed = 0;
    } else if (delegation.declined) {
        const auto on =
            delegation.answered_at ? to_local(*delegation.answered_at, day.dates.zone).day : day.today;
        // Rounded in favour of who withdraws: what is kept is never more than its share.
        account.owed = account.paid * (100 - percent_back(day, on)) / 100;
    } else if (delegation.comes) {
        account.votes = std::min(facts.votes, account.people);
        account.waived = std::min(part.waived, account.people);
        const auto paying = account.people - account.waived;
        account.early = count_early(*kind, paying, payments, day);
        account.regular = paying - account.early;
        account.owed = account.early * facts.early_fee + account.regular * facts.fee;
    }
    account.state = state_of(account, delegation);
    return account;
}

}  // namespace plenaria::events_durban
