// SPDX-License-Identifier: EUPL-1.2
#include "due_pages.hpp"

#include <algorithm>

#include <plenaria/form_answer.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>
#include <plenaria/text.hpp>

#include "fee_field_pages.hpp"
#include "money.hpp"
#include "payment_repository.hpp"

namespace plenaria::events_durban {

namespace {

Result<OneDue> due_in(const FeeTools& tools, const std::string& delegation, RequestScope& scope) {
    return scope.db().read(
        [&](UnitOfWork& uow) { return read_due(uow, tools, delegation, scope.locale().language()); });
}

Redirect back_to_due(const std::string& delegation, const RequestScope& scope) {
    return Redirect{scope.url("events-durban.due", {{"delegation", delegation}})};
}

/// The page has two forms; what was typed and is wrong belongs to one of them.
enum class DueForm : std::uint8_t { none = 1, participation, payment };

struct TypedDue {
    DueForm form = DueForm::none;
    Typed typed = {};
    const Error* error = nullptr;
};

Model participation_model(const OneDue& due, const TypedDue& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool mine = shown.form == DueForm::participation;
    const auto& part = due.due.part;
    const Typed stored{
        {"kind", part.kind_id}, {"waived", std::to_string(part.waived)}, {"waived_for", part.waived_for}};
    const FeeFields fields{mine ? shown.typed : stored, mine ? shown.error : nullptr, locale};
    std::vector<Choice> kinds;
    if (fields.value("kind").empty()) kinds.push_back({"", locale.t("Not chosen yet"), {}, true});
    for (const auto& kind : due.fees.kinds)
        kinds.push_back(
            {kind.id, kind.facts.names.in(locale.language()), {}, fields.value("kind") == kind.id});
    // A quota that is too low is a problem of the kind that was chosen.
    auto problem = fields.problem("kind");
    if (problem.empty()) problem = fields.problem("quota");
    return {
        {"kind", choice_model({.label = locale.t("Takes part as"), .name = "kind", .error = problem}, kinds)},
        {"waived", fields.text(locale.t("People whose fee is waived"), "waived",
                               locale.t("0: nobody. As many as the delegation may have: all."),
                               "govuk-input--width-4")},
        {"waived_for", fields.text(locale.t("Why the fee is waived"), "waived_for",
                                   locale.t("The office does not read it."))}};
}

Model payment_model(const OneDue& due, const TypedDue& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool mine = shown.form == DueForm::payment;
    const auto& zone = due.fees.edition.dates.zone;
    const Typed fresh{{"payment_kind", "payment"}, {"paid_on", to_text(to_local(scope.now(), zone).day)}};
    const FeeFields fields{mine ? shown.typed : fresh, mine ? shown.error : nullptr, locale};
    std::vector<Choice> kinds;
    for (const auto kind : {PaymentKind::payment, PaymentKind::refund})
        kinds.push_back({std::string(to_text(kind)),
                         locale.t(name_of(kind)),
                         {},
                         fields.value("payment_kind") == to_text(kind)});
    const auto* chosen = due.kind();
    return {
        {"payment_kind", choice_model({.label = locale.t("What it is"), .name = "payment_kind"}, kinds)},
        {"amount", fields.text(locale.t("Amount in {currency}",
                                        {{"currency", chosen == nullptr ? "" : chosen->facts.currency}}),
                               "amount", {}, "govuk-input--width-10")},
        {"paid_on", field_model({.label = locale.t("Day of the payment"),
                                 .name = "paid_on",
                                 .value = fields.value("paid_on"),
                                 .error = fields.problem("paid_on"),
                                 .type = "date"})},
        {"note", fields.text(locale.t("Note"), "note", locale.t("For example the reference of the bank."))}};
}

Model::List invoice_rows(const OneDue& due, const RequestScope& scope) {
    Model::List rows;
    for (auto each = due.invoices.rbegin(); each != due.invoices.rend(); ++each)
        rows.push_back(
            {{"number", shown_number(each->number, due.fees.edition.dates)},
             {"day", scope.locale().day(to_local(each->issued_at, due.fees.edition.dates.zone).day)},
             {"amount", amount_words(each->owed - each->paid, each->currency, scope.locale())},
             {"url", scope.url("events-durban.invoice", {{"invoice", each->id}})}});
    return rows;
}

View due_view(const OneDue& due, const TypedDue& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& delegation = due.due.delegation;
    const UrlValues at{{"delegation", delegation.id}};
    auto payments = payment_rows(due, scope, PaymentReader::secretariat);
    auto invoices = invoice_rows(due, scope);
    const bool has_kind = due.kind() != nullptr;
    Model page{{"title", delegation.party_name},
               {"caption", due.fees.edition.title},
               {"list_url", scope.url("events-durban.dues", {{"edition", due.fees.edition.id}})},
               {"delegation_url", delegation.path},
               {"may_see_delegation", scope.actor().may("events.invite")},
               {"state", state_tag(due.due.account.state, locale)},
               {"has_kind", has_kind},
               {"rows", account_rows(due, locale)},
               {"participation", participation_model(due, shown, scope)},
               {"action_url", scope.url("events-durban.due_set", at)},
               {"revision", std::to_string(due.due.part.revision)},
               {"payment", payment_model(due, shown, scope)},
               {"payment_url", scope.url("events-durban.payment_enter", at)},
               {"has_payments", !payments.empty()},
               {"payments", std::move(payments)},
               {"may_invoice", has_kind && delegation.comes && due.due.account.owed > 0},
               {"invoice_url", scope.url("events-durban.invoice_issue", at)},
               {"has_invoices", !invoices.empty()},
               {"invoices", std::move(invoices)}};
    set_problems(page, shown.error, locale);
    return {.name = "events-durban/fees/due",
            .model = std::move(page),
            .title = shown.error == nullptr ? delegation.party_name
                                            : locale.t("Error: {title}", {{"title", delegation.party_name}}),
            .status = status_of(shown.error)};
}

template <class Act>
Result<Reply> act_on_payment(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("payment");
    std::string delegation;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_payment(uow, id)) delegation = found->delegation_id;
        return act(uow, id);
    });
    if (!done) return done.error();
    return back_to_due(delegation, scope);
}

}  // namespace

Result<Reply> show_due(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto due = due_in(tools, request.path_value("delegation"), scope);
    if (!due) return due.error();
    return due_view(*due, {}, scope);
}

Result<Reply> set_participation_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto typed = typed_in(request);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return set_participation(uow, tools, scope.actor(),
                                 {.delegation_id = id,
                                  .kind_id = request.form_value("kind"),
                                  .waived = read_whole(typed, "waived"),
                                  .waived_for = request.form_value("waived_for"),
                                  .revision = std::max(read_whole(typed, "revision"), 0)});
    });
    if (done) {
        scope.notice(scope.locale().t("Changes saved."));
        return back_to_due(id, scope);
    }
    if (!is_for_form(done.error())) return done.error();
    const auto due = due_in(tools, id, scope);
    if (!due) return due.error();
    return due_view(*due, {DueForm::participation, typed, &done.error()}, scope);
}

Result<Reply> enter_payment_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto before = due_in(tools, id, scope);
    if (!before) return before.error();
    const auto* kind = before->kind();
    const auto paid_on = parse_day(trim(request.form_value("paid_on")));
    Result<std::string> done = Error{ErrorCode::invalid_input,
                                     "Something in this form needs your attention.",
                                     {},
                                     {{"paid_on", /*t*/ "Write a day."}}};
    if (paid_on)
        done = scope.db().write([&](UnitOfWork& uow) {
            return enter_payment(
                uow, tools, scope.actor(),
                {.delegation_id = id,
                 .kind =
                     parse_payment_kind(request.form_value("payment_kind")).value_or(PaymentKind::payment),
                 .amount =
                     parse_amount(request.form_value("amount"), kind == nullptr ? "" : kind->facts.currency)
                         .value_or(-1),
                 .paid_on = *paid_on,
                 .note = request.form_value("note")});
        });
    if (done) {
        scope.notice(scope.locale().t("The payment was entered."),
                     scope.url("events-durban.payment_void", {{"payment", *done}}));
        return back_to_due(id, scope);
    }
    if (!is_for_form(done.error())) return done.error();
    return due_view(*before, {DueForm::payment, typed_in(request), &done.error()}, scope);
}

Result<Reply> void_payment_post(const FeeTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_payment(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return set_payment_void(uow, scope.actor(), id, true);
    });
    if (reply)
        scope.notice(
            scope.locale().t("The payment counts no longer. Its number stays used."),
            scope.url("events-durban.payment_restore", {{"payment", request.path_value("payment")}}));
    return reply;
}

Result<Reply> restore_payment_post(const FeeTools&, const Request& request, RequestScope& scope) {
    return act_on_payment(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return set_payment_void(uow, scope.actor(), id, false);
    });
}

Result<Reply> issue_invoice_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto due = read_due(uow, tools, id, "en");
        if (!due) return due.error();
        return issue_invoice(uow, scope.actor(), *due);
    });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The invoice was issued. The office finds it behind its link, too."));
    return back_to_due(id, scope);
}

Result<Reply> invoice_file(const FeeTools& tools, const Request& request, RequestScope& scope) {
    std::string number;
    const auto sheets = scope.db().read([&](UnitOfWork& uow) -> Result<Sheets> {
        const auto invoice = find_invoice(uow, request.path_value("invoice"));
        if (!invoice) return invoice_unknown(request.path_value("invoice"));
        const auto card = congress_card(uow, tools, invoice->edition_id, "en");
        if (!card) return card.error();
        number = shown_number(invoice->number, card->dates);
        return lay_out_invoice(uow, tools, *invoice);
    });
    if (!sheets) return sheets.error();
    auto pdf = tools.press->print(*sheets);
    if (!pdf) return std::move(pdf).error();
    return Download{"invoice-" + number + ".pdf", std::string(content_type(DocumentFormat::pdf)),
                    *std::move(pdf)};
}

}  // namespace plenaria::events_durban
