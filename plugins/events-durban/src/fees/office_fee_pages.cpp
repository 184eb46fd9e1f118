// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "due_pages.hpp"
#include "fee_field_pages.hpp"
#include "money.hpp"
#include "payment_repository.hpp"

namespace plenaria::events_durban {

namespace {

Result<OneDue> own_due(UnitOfWork& uow, const FeeTools& tools, const Request& request,
                       const RequestScope& scope) {
    return read_own_due(uow, tools, scope.actor(), request.path_value("edition"), scope.locale().language());
}

}  // namespace

Result<Reply> office_fee_page(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto due = scope.db().read([&](UnitOfWork& uow) { return own_due(uow, tools, request, scope); });
    if (!due) return due.error();
    const auto& locale = scope.locale();
    const auto& id = due->fees.edition.id;
    const UrlValues at{{"edition", id}};
    Model::List invoices;
    for (auto each = due->invoices.rbegin(); each != due->invoices.rend(); ++each)
        invoices.push_back(
            {{"number", shown_number(each->number, due->fees.edition.dates)},
             {"url", scope.url("events-durban.office_invoice", {{"edition", id}, {"invoice", each->id}})}});
    auto payments = payment_rows(*due, scope, PaymentReader::office);
    const auto* kind = due->kind();
    const auto title = locale.t("Registration fee");
    return View{
        .name = "events-durban/fees/office",
        .model = {{"title", title},
                  {"event", due->fees.edition.title},
                  {"back_url", scope.url("events.office", at)},
                  {"has_kind", kind != nullptr},
                  {"says", kind == nullptr ? std::string()
                                           : state_words(due->due.account, kind->facts.currency, locale)},
                  {"rows", account_rows(*due, locale)},
                  {"has_pay_to", !due->fees.rules.pay_to.empty()},
                  {"pay_to", due->fees.rules.pay_to},
                  {"has_payments", !payments.empty()},
                  {"payments", std::move(payments)},
                  {"has_invoices", !invoices.empty()},
                  {"invoices", std::move(invoices)},
                  {"may_invoice", kind != nullptr && due->due.delegation.comes && due->due.account.owed > 0},
                  {"invoice_url", scope.url("events-durban.office_invoice_issue", at)}},
        .title = title,
        .layout = Layout::outside};
}

Result<Reply> office_invoice_post(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto due = own_due(uow, tools, request, scope);
        if (!due) return due.error();
        return issue_invoice(uow, scope.actor(), *due);
    });
    if (!done) return done.error();
    return Redirect{scope.url("events-durban.office_invoice", {{"edition", edition}, {"invoice", *done}})};
}

Result<Reply> office_invoice_file(const FeeTools& tools, const Request& request, RequestScope& scope) {
    std::string number;
    const auto sheets = scope.db().read([&](UnitOfWork& uow) -> Result<Sheets> {
        const auto due = own_due(uow, tools, request, scope);
        if (!due) return due.error();
        for (const auto& invoice : due->invoices)
            if (invoice.id == request.path_value("invoice")) {
                number = shown_number(invoice.number, due->fees.edition.dates);
                return lay_out_invoice(uow, tools, invoice);
            }
        return invoice_unknown(request.path_value("invoice"));
    });
    if (!sheets) return sheets.error();
    auto pdf = tools.press->print(*sheets);
    if (!pdf) return std::move(pdf).error();
    return Download{"invoice-" + number + ".pdf", std::string(content_type(DocumentFormat::pdf)),
                    *std::move(pdf)};
}

}  // namespace plenaria::events_durban
