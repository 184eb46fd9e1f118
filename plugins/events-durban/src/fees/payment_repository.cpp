// SPDX-License-Identifier: EUPL-1.2
#include "payment_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events_durban {

namespace {

#define DBN_PAYMENT_COLUMNS                                                                             \
    "SELECT id, edition_id, delegation_id, number, kind, amount, currency, paid_on, note, entered_at, " \
    "entered_by, void_at FROM dbn_payment "

struct PaymentRow {
    Payment value;
    std::string kind, paid_on, entered_at, void_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.delegation_id),
            soci::into(value.number), soci::into(kind), soci::into(value.amount), soci::into(value.currency),
            soci::into(paid_on), soci::into(value.note), soci::into(entered_at), soci::into(value.entered_by),
            soci::into(void_at);
    }
    [[nodiscard]] Payment take() const {
        auto taken = value;
        taken.kind = parse_payment_kind(kind).value();
        taken.paid_on = parse_day(paid_on).value();
        taken.entered_at = parse_instant(entered_at).value();
        taken.is_void = !void_at.empty();
        return taken;
    }
};

#define DBN_INVOICE_COLUMNS                                                                          \
    "SELECT id, edition_id, delegation_id, number, language, party_name, kind_name, currency, fee, " \
    "early_fee, regular, early, waived, owed, paid, pay_to, issued_at, issued_by FROM dbn_invoice "

struct InvoiceRow {
    Invoice value;
    std::string issued_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.delegation_id),
            soci::into(value.number), soci::into(value.language), soci::into(value.party_name),
            soci::into(value.kind_name), soci::into(value.currency), soci::into(value.fee),
            soci::into(value.early_fee), soci::into(value.regular), soci::into(value.early),
            soci::into(value.waived), soci::into(value.owed), soci::into(value.paid),
            soci::into(value.pay_to), soci::into(issued_at), soci::into(value.issued_by);
    }
    [[nodiscard]] Invoice take() const {
        auto taken = value;
        taken.issued_at = parse_instant(issued_at).value();
        return taken;
    }
};

}  // namespace

int next_number(UnitOfWork& uow, const std::string& edition, PaperNumber of) {
    const bool receipt = of == PaperNumber::receipt;
    soci::statement raise = receipt
                                ? (sql::prepare(uow,
                                                "UPDATE dbn_fee_counter SET last_receipt = last_receipt + 1 "
                                                "WHERE edition_id = :edition"),
                                   soci::use(edition, "edition"))
                                : (sql::prepare(uow,
                                                "UPDATE dbn_fee_counter SET last_invoice = last_invoice + 1 "
                                                "WHERE edition_id = :edition"),
                                   soci::use(edition, "edition"));
    raise.execute(true);
    if (raise.get_affected_rows() == 0) {
        const int receipts = receipt ? 1 : 0, invoices = receipt ? 0 : 1;
        sql::query(uow,
                   "INSERT INTO dbn_fee_counter (edition_id, last_receipt, last_invoice) "
                   "VALUES (:edition, :receipts, :invoices)"),
            soci::use(edition, "edition"), soci::use(receipts, "receipts"), soci::use(invoices, "invoices");
    }
    int last_receipt = 0, last_invoice = 0;
    sql::query(uow, "SELECT last_receipt, last_invoice FROM dbn_fee_counter WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(last_receipt), soci::into(last_invoice);
    return receipt ? last_receipt : last_invoice;
}

std::vector<Payment> payments_of(UnitOfWork& uow, const std::string& delegation) {
    return sql::rows_of<PaymentRow>(
        (sql::prepare(uow, DBN_PAYMENT_COLUMNS "WHERE delegation_id = :delegation ORDER BY number"),
         soci::use(delegation, "delegation")));
}

std::map<std::string, std::vector<Payment>> payments_of_edition(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, std::vector<Payment>> found;
    PaymentRow row;
    auto prepared = sql::prepare(uow, DBN_PAYMENT_COLUMNS "WHERE edition_id = :edition ORDER BY number");
    prepared, soci::use(edition, "edition");
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    while (select.fetch()) {
        auto payment = row.take();
        found[payment.delegation_id].push_back(std::move(payment));
    }
    return found;
}

std::optional<Payment> find_payment(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<PaymentRow>(
        (sql::prepare(uow, DBN_PAYMENT_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

void insert(UnitOfWork& uow, const Payment& payment) {
    const std::string kind(to_text(payment.kind));
    const auto paid_on = to_text(payment.paid_on);
    const auto entered_at = to_text(payment.entered_at);
    sql::query(uow,
               "INSERT INTO dbn_payment (id, edition_id, delegation_id, number, kind, amount, currency, "
               "paid_on, note, entered_at, entered_by, void_at, void_by) VALUES (:id, :edition, "
               ":delegation, :number, :kind, :amount, :currency, :paid_on, :note, :at, :by, '', '')"),
        soci::use(payment.id, "id"), soci::use(payment.edition_id, "edition"),
        soci::use(payment.delegation_id, "delegation"), soci::use(payment.number, "number"),
        soci::use(kind, "kind"), soci::use(payment.amount, "amount"), soci::use(payment.currency, "currency"),
        soci::use(paid_on, "paid_on"), soci::use(payment.note, "note"), soci::use(entered_at, "at"),
        soci::use(payment.entered_by, "by");
}

bool set_void(UnitOfWork& uow, const std::string& id, bool is_void, const std::string& by) {
    const auto at = is_void ? to_text(uow.now()) : std::string();
    const auto who = is_void ? by : std::string();
    const int wanted = is_void ? 1 : 0;
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE dbn_payment SET void_at = :at, void_by = :by "
                      "WHERE id = :id AND (CASE WHEN void_at = '' THEN 0 ELSE 1 END) "
                      "<> :wanted"),
         soci::use(at, "at"), soci::use(who, "by"), soci::use(id, "id"), soci::use(wanted, "wanted"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

std::vector<Invoice> invoices_of(UnitOfWork& uow, const std::string& delegation) {
    return sql::rows_of<InvoiceRow>(
        (sql::prepare(uow, DBN_INVOICE_COLUMNS "WHERE delegation_id = :delegation ORDER BY number"),
         soci::use(delegation, "delegation")));
}

std::optional<Invoice> find_invoice(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<InvoiceRow>(
        (sql::prepare(uow, DBN_INVOICE_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

void insert(UnitOfWork& uow, const Invoice& invoice) {
    const auto issued_at = to_text(invoice.issued_at);
    sql::query(uow,
               "INSERT INTO dbn_invoice (id, edition_id, delegation_id, number, language, party_name, "
               "kind_name, currency, fee, early_fee, regular, early, waived, owed, paid, pay_to, issued_at, "
               "issued_by) VALUES (:id, :edition, :delegation, :number, :language, :party, :kind, "
               ":currency, :fee, :early_fee, :regular, :early, :waived, :owed, :paid, :pay_to, :at, :by)"),
        soci::use(invoice.id, "id"), soci::use(invoice.edition_id, "edition"),
        soci::use(invoice.delegation_id, "delegation"), soci::use(invoice.number, "number"),
        soci::use(invoice.language, "language"), soci::use(invoice.party_name, "party"),
        soci::use(invoice.kind_name, "kind"), soci::use(invoice.currency, "currency"),
        soci::use(invoice.fee, "fee"), soci::use(invoice.early_fee, "early_fee"),
        soci::use(invoice.regular, "regular"), soci::use(invoice.early, "early"),
        soci::use(invoice.waived, "waived"), soci::use(invoice.owed, "owed"), soci::use(invoice.paid, "paid"),
        soci::use(invoice.pay_to, "pay_to"), soci::use(issued_at, "at"), soci::use(invoice.issued_by, "by");
}

std::vector<std::string> editions_with_notes(UnitOfWork& uow) {
    std::vector<std::string> found;
    std::string edition;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT edition_id FROM dbn_participation WHERE waived_for <> '' "
                                           "UNION SELECT edition_id FROM dbn_payment WHERE note <> ''"),
                              soci::into(edition));
    select.execute();
    while (select.fetch()) found.push_back(edition);
    return found;
}

int erase_notes(UnitOfWork& uow, const std::string& edition) {
    soci::statement reasons = (sql::prepare(uow,
                                            "UPDATE dbn_participation SET waived_for = '' "
                                            "WHERE edition_id = :edition AND waived_for <> ''"),
                               soci::use(edition, "edition"));
    reasons.execute(true);
    soci::statement notes = (sql::prepare(uow,
                                          "UPDATE dbn_payment SET note = '' "
                                          "WHERE edition_id = :edition AND note <> ''"),
                             soci::use(edition, "edition"));
    notes.execute(true);
    return static_cast<int>(reasons.get_affected_rows() + notes.get_affected_rows());
}

}  // namespace plenaria::events_durban
