// SPDX-License-Identifier: EUPL-1.2
#include "due_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json.hpp"
#include "fee_repository.hpp"
#include "fee_subject.hpp"
#include "money.hpp"
#include "payment_repository.hpp"

namespace plenaria::events_durban {

namespace {

AccountDay day_of(const FeesReading& fees, Instant now) {
    return {.rules = fees.rules,
            .dates = fees.edition.dates,
            .event_cancelled = fees.edition.cancelled,
            .today = to_local(now, fees.edition.dates.zone).day};
}

void add_to(FeeSum& sum, const Account& account) {
    sum.owed += account.owed;
    sum.paid += account.paid;
    sum.refunded += account.refunded;
    (account.balance() < 0 ? sum.to_pay_back : sum.to_pay) += std::abs(account.balance());
}

Result<OneDue> due_of(UnitOfWork& uow, const FeeTools& tools, events::DelegationCard delegation,
                      std::string_view language) {
    auto fees = read_fees(uow, tools, delegation.edition, language);
    if (!fees) return std::move(fees).error();
    OneDue found{*std::move(fees),
                 {.part = participation_of(uow, delegation.id), .payments = payments_of(uow, delegation.id)},
                 invoices_of(uow, delegation.id)};
    found.due.delegation = std::move(delegation);
    found.due.account = account_of(found.kind(), found.due.part, found.due.delegation, found.due.payments,
                                   day_of(found.fees, uow.now()));
    return found;
}

std::string payment_json(const Payment& payment) {
    return compact({{"number", payment.number},
                    {"kind", std::string(to_text(payment.kind))},
                    {"amount", payment.amount},
                    {"currency", payment.currency},
                    {"paid_on", to_text(payment.paid_on)}});
}

}  // namespace

const FeeKind* FeesReading::kind(const std::string& id) const {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const FeeKind& each) { return each.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

Result<FeesReading> read_fees(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                              std::string_view language) {
    auto card = congress_card(uow, tools, edition, language);
    if (!card) return std::move(card).error();
    return FeesReading{*std::move(card), fee_rules_of(uow, edition), fee_kinds_of(uow, edition)};
}

Result<DuesReading> read_dues(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                              std::string_view language) {
    auto fees = read_fees(uow, tools, edition, language);
    if (!fees) return std::move(fees).error();
    DuesReading reading{.fees = *std::move(fees)};
    const auto parts = participations_of(uow, edition);
    auto payments = payments_of_edition(uow, edition);
    const auto day = day_of(reading.fees, uow.now());
    for (auto& card : tools.delegations->of_edition(uow, edition)) {
        Due due{.delegation = std::move(card)};
        if (const auto part = parts.find(due.delegation.id); part != parts.end()) due.part = part->second;
        if (const auto paid = payments.find(due.delegation.id); paid != payments.end())
            due.payments = std::move(paid->second);
        const auto* kind = reading.fees.kind(due.part.kind_id);
        due.account = account_of(kind, due.part, due.delegation, due.payments, day);
        if (kind != nullptr) {
            auto& sum = reading.kinds[kind->id];
            sum.delegations += due.delegation.comes ? 1 : 0;
            sum.people += due.account.people;
            sum.votes += due.account.votes;
            add_to(sum.money, due.account);
            add_to(reading.sums[kind->facts.currency], due.account);
        }
        reading.dues.push_back(std::move(due));
    }
    return reading;
}

Result<OneDue> read_due(UnitOfWork& uow, const FeeTools& tools, const std::string& delegation,
                        std::string_view language) {
    auto card = tools.delegations->delegation(uow, delegation);
    if (!card) return delegation_unknown(delegation);
    return due_of(uow, tools, *std::move(card), language);
}

Result<OneDue> read_own_due(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                            const std::string& edition, std::string_view language) {
    auto card = tools.delegations->own(uow, actor, edition);
    if (!card) return delegation_unknown(edition);
    return due_of(uow, tools, *std::move(card), language);
}

Result<std::string> enter_payment(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                  const PaymentWish& wish) {
    const auto due = read_due(uow, tools, wish.delegation_id, "en");
    if (!due) return due.error();
    const auto* kind = due->kind();
    if (kind == nullptr)
        return Error{
            ErrorCode::conflict,
            /*t*/ "Say first as what the delegation takes part: that says in which currency it pays.",
            wish.delegation_id};
    Payment payment{.id = new_id(),
                    .edition_id = due->fees.edition.id,
                    .delegation_id = wish.delegation_id,
                    .kind = wish.kind,
                    .amount = wish.amount,
                    .currency = kind->facts.currency,
                    .paid_on = wish.paid_on,
                    .note = trim(wish.note),
                    .entered_at = uow.now(),
                    .entered_by = actor.name};
    std::vector<FieldError> problems;
    const auto held = due->due.account.paid - due->due.account.refunded;
    if (payment.amount <= 0 || payment.amount > largest_amount)
        problems.push_back({"amount", /*t*/ "Write an amount like 1200 or 1200.50, without the currency."});
    else if (payment.kind == PaymentKind::refund && payment.amount > held)
        problems.push_back({"amount",
                            /*t*/ "No more can be paid back than was paid: {amount}.",
                            {{"amount", payment.currency + ' ' + plain_amount(held, payment.currency)}}});
    if (payment.paid_on > to_local(uow.now(), due->fees.edition.dates.zone).day)
        problems.push_back({"paid_on", /*t*/ "This day is still to come."});
    if (!is_utf8(payment.note) || length(payment.note) > longest_fee_note)
        problems.push_back({"note",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_fee_note)}}});
    // A button that is pressed twice: the note tells payments apart that are alike.
    for (const auto& other : due->due.payments)
        if (!other.is_void && other.kind == payment.kind && other.amount == payment.amount &&
            other.currency == payment.currency && other.paid_on == payment.paid_on &&
            other.note == payment.note)
            problems.push_back(
                {"note", /*t*/ "The same is entered already. If it is another one, its note should say so."});
    if (!problems.empty()) return refuse(std::move(problems));
    payment.number = next_number(uow, payment.edition_id, PaperNumber::receipt);
    insert(uow, payment);
    uow.record(actor, "events-durban.enter_payment", due_subject(wish.delegation_id), "",
               payment_json(payment));
    uow.publish("events-durban.payment_entered/1", compact({{"edition", payment.edition_id},
                                                            {"party", due->due.delegation.party},
                                                            {"number", payment.number}}));
    return payment.id;
}

Error payment_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This payment does not exist.", id};
}

Result<void> set_payment_void(UnitOfWork& uow, const Actor& actor, const std::string& id, bool is_void) {
    const auto payment = find_payment(uow, id);
    if (!payment) return payment_unknown(id);
    if (!set_void(uow, id, is_void, actor.name)) return {};
    const auto json = payment_json(*payment);
    if (is_void)
        uow.record(actor, "events-durban.void_payment", due_subject(payment->delegation_id), json, "");
    else
        uow.record(actor, "events-durban.restore_payment", due_subject(payment->delegation_id), "", json);
    return {};
}

Error invoice_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This invoice does not exist.", id};
}

Result<std::string> issue_invoice(UnitOfWork& uow, const Actor& actor, const OneDue& due) {
    const auto* kind = due.kind();
    const auto& [delegation, part, payments, account] = due.due;
    if (kind == nullptr || !delegation.comes || account.owed == 0)
        return Error{ErrorCode::conflict, /*t*/ "There is nothing to pay.", delegation.id};
    Invoice invoice{.id = new_id(),
                    .edition_id = due.fees.edition.id,
                    .delegation_id = delegation.id,
                    .language = delegation.language,
                    .party_name = delegation.party_name,
                    .kind_name = kind->facts.names.in(delegation.language),
                    .currency = kind->facts.currency,
                    .fee = kind->facts.fee,
                    .early_fee = kind->facts.early_fee,
                    .regular = account.regular,
                    .early = account.early,
                    .waived = account.waived,
                    .owed = account.owed,
                    .paid = account.paid - account.refunded,
                    .pay_to = due.fees.rules.pay_to,
                    .issued_at = uow.now(),
                    .issued_by = actor.name};
    const auto issued = invoices_of(uow, delegation.id);
    if (!issued.empty() && asks_the_same(issued.back(), invoice)) return issued.back().id;
    invoice.number = next_number(uow, invoice.edition_id, PaperNumber::invoice);
    insert(uow, invoice);
    uow.record(actor, "events-durban.issue_invoice", due_subject(delegation.id), "",
               compact({{"number", invoice.number},
                        {"owed", invoice.owed},
                        {"paid", invoice.paid},
                        {"currency", invoice.currency}}));
    return invoice.id;
}

Result<Sheets> lay_out_invoice(UnitOfWork& uow, const FeeTools& tools, const Invoice& invoice) {
    auto fees = read_fees(uow, tools, invoice.edition_id, invoice.language);
    if (!fees) return std::move(fees).error();
    const auto& locale = tools.locales->get(invoice.language, "events-durban");
    const auto& dates = fees->edition.dates;
    InvoiceWords words{.event = fees->edition.title, .dates = dates};
    for (const auto& each : invoices_of(uow, invoice.delegation_id))
        if (each.number < invoice.number) words.replaces = shown_number(each.number, dates);
    const auto part = participation_of(uow, invoice.delegation_id);
    if (const auto* kind = fees->kind(part.kind_id); kind != nullptr && kind->facts.early_until)
        words.early_until = events::due_day(*kind->facts.early_until, dates);
    return Sheets{.title = locale.t("Invoice {number}", {{"number", shown_number(invoice.number, dates)}}),
                  .language = invoice.language,
                  .pages = {invoice_sheet(invoice, words, locale)}};
}

Result<int> erase_old_notes(Database& db, const FeeTools& tools) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int all = 0;
        for (const auto& id : editions_with_notes(uow)) {
            const auto card = tools.editions->edition(uow, id, "en");
            if (!card) continue;
            const auto last = card->dates.end + std::chrono::days(fee_rules_of(uow, id).erase_days);
            if (to_local(uow.now(), card->dates.zone).day <= last) continue;
            const auto erased = erase_notes(uow, id);
            uow.record(job_actor("events-durban.erase_notes"), "events-durban.erase_notes", fee_subject(id),
                       "", compact({{"rows", erased}}));
            all += erased;
        }
        return all;
    });
}

}  // namespace plenaria::events_durban
