// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/due_service.hpp
/// What delegations owe, and what becomes of it: payments, refunds, invoices. Each is one step of the
/// caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fee_service.hpp"
#include "invoice.hpp"

namespace plenaria {
class RequestScope;
}

namespace plenaria::events_durban {

/// The kinds and rules of a congress.
struct FeesReading {
    events::EditionCard edition;
    FeeRules rules;
    std::vector<FeeKind> kinds;
    /// @return nullptr when there is none of that id.
    [[nodiscard]] const FeeKind* kind(const std::string& id) const;
};
Result<FeesReading> read_fees(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                              std::string_view language);

struct Due {
    events::DelegationCard delegation;
    Participation part;
    std::vector<Payment> payments;
    Account account;
};
/// Of all kinds in one currency together; currencies are never added up.
struct FeeSum {
    long long owed = 0;
    long long paid = 0;
    long long refunded = 0;
    long long to_pay = 0;       ///< by those who have not paid all
    long long to_pay_back = 0;  ///< to those who paid too much
};
/// How many of one kind there are, and what they bring.
struct KindSum {
    int delegations = 0;  ///< that come
    int people = 0;
    int votes = 0;
    FeeSum money = {};
};
struct DuesReading {
    FeesReading fees;
    std::vector<Due> dues;                 ///< by name
    std::map<std::string, FeeSum> sums;    ///< by currency
    std::map<std::string, KindSum> kinds;  ///< by the id of the kind
};
Result<DuesReading> read_dues(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                              std::string_view language);

struct OneDue {
    FeesReading fees;
    Due due;
    std::vector<Invoice> invoices;  ///< the latest last
    [[nodiscard]] const FeeKind* kind() const { return fees.kind(due.part.kind_id); }
};
/// @return not_found when there is no such delegation, or its event is no congress.
Result<OneDue> read_due(UnitOfWork& uow, const FeeTools& tools, const std::string& delegation,
                        std::string_view language);
/// Of the office that asks. @return not_found unless it came by an invitation to this congress.
Result<OneDue> read_own_due(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                            const std::string& edition, std::string_view language);

struct PaymentWish {
    std::string delegation_id = {};
    PaymentKind kind = PaymentKind::payment;
    long long amount = 0;  ///< in minor units of the currency of its kind; -1: nothing that can be read
    Day paid_on = {};
    std::string note = {};
};
/// Gives it the next number of a receipt. @return its id; invalid_input for an amount that is none, a refund
/// of more than was paid, a day that is still to come, or one that was entered already, note and all;
/// conflict while the delegation has no kind.
Result<std::string> enter_payment(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                  const PaymentWish& wish);
/// What was entered by mistake counts no longer; or does again.
Result<void> set_payment_void(UnitOfWork& uow, const Actor& actor, const std::string& id, bool is_void);
Error payment_unknown(const std::string& id);

/// An invoice of what the delegation owes today, in the language of its office: the latest one, while that
/// still asks for the same. @return its id; conflict when there is nothing to pay.
Result<std::string> issue_invoice(UnitOfWork& uow, const Actor& actor, const OneDue& due);
Error invoice_unknown(const std::string& id);
/// Its pages, in its language; printed outside of the transaction.
Result<Sheets> lay_out_invoice(UnitOfWork& uow, const FeeTools& tools, const Invoice& invoice);

/// Empties notes and reasons of congresses whose days of keeping are over. @return how many.
Result<int> erase_old_notes(Database& db, const FeeTools& tools);

}  // namespace plenaria::events_durban
