// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../json.hpp"
#include "due_service.hpp"
#include "fee_api.hpp"
#include "fee_repository.hpp"
#include "payment_repository.hpp"

namespace plenaria::events_durban {

namespace {

const std::string account_members =
    R"("delegation":{"type":"string"},"party":{"type":"string"},"name":{"type":"string"},"kind":{"type":"string","description":"Empty: nobody has said yet"},"waived":{"type":"integer"},"waived_for":{"type":"string"},"people":{"type":"integer"},"votes":{"type":"integer"},"early":{"type":"integer"},"regular":{"type":"integer"},"currency":{"type":"string"},"owed":{"type":"integer"},"paid":{"type":"integer"},"refunded":{"type":"integer"},"balance":{"type":"integer","description":"Still to be paid; negative: to be paid back"},"state":{"enum":["unsorted","silent","nothing","open","part","paid","to_pay_back"]},"revision":{"type":"integer"})";
const std::string due_list =
    R"({"type":"object","required":["dues","sums"],"properties":{"dues":{"type":"array","items":{"type":"object","required":["delegation","name","state"],"properties":{)" +
    account_members +
    R"(}}},"sums":{"type":"array","items":{"type":"object","required":["currency","owed","paid","refunded","to_pay","to_pay_back"],"properties":{"currency":{"type":"string"},"owed":{"type":"integer"},"paid":{"type":"integer"},"refunded":{"type":"integer"},"to_pay":{"type":"integer"},"to_pay_back":{"type":"integer"}}}}}})";
const std::string one_due =
    R"({"type":"object","required":["delegation","name","state","payments","invoices"],"properties":{)" +
    account_members +
    R"(,"payments":{"type":"array","items":{"type":"object","required":["id","number","kind","amount","currency","paid_on","void"],"properties":{"id":{"type":"string"},"number":{"type":"string"},"kind":{"enum":["payment","refund"]},"amount":{"type":"integer"},"currency":{"type":"string"},"paid_on":{"type":"string"},"note":{"type":"string"},"void":{"type":"boolean"}}}},"invoices":{"type":"array","items":{"type":"object","required":["id","number","owed","paid","currency"],"properties":{"id":{"type":"string"},"number":{"type":"string"},"owed":{"type":"integer"},"paid":{"type":"integer"},"currency":{"type":"string"},"issued_at":{"type":"string"}}}}}})";
const std::string participation_wish =
    R"({"type":"object","required":["revision"],"properties":{"kind":{"type":"string"},"waived":{"type":"integer","minimum":0,"maximum":50},"waived_for":{"type":"string","maxLength":500},"revision":{"type":"integer","description":"0: nobody has said anything yet"}}})";
const std::string payment_wish =
    R"({"type":"object","required":["amount","paid_on"],"properties":{"kind":{"enum":["payment","refund"]},"amount":{"type":"integer","minimum":1,"maximum":100000000000,"description":"In minor units of the currency of its kind"},"paid_on":{"type":"string","format":"date"},"note":{"type":"string","maxLength":500}}})";
const std::string sorted_schema =
    R"({"type":"object","required":["sorted","over","unknown"],"properties":{"sorted":{"type":"integer"},"over":{"type":"array","items":{"type":"string"}},"unknown":{"type":"array","items":{"type":"string"}}}})";

Document due_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Document due_json(const FeesReading& fees, const Due& due) {
    const auto* kind = fees.kind(due.part.kind_id);
    const auto& account = due.account;
    return {{"delegation", due.delegation.id},
            {"party", due.delegation.party},
            {"name", due.delegation.party_name},
            {"kind", due.part.kind_id},
            {"waived", due.part.waived},
            {"waived_for", due.part.waived_for},
            {"people", account.people},
            {"votes", account.votes},
            {"early", account.early},
            {"regular", account.regular},
            {"currency", kind == nullptr ? std::string() : kind->facts.currency},
            {"owed", account.owed},
            {"paid", account.paid},
            {"refunded", account.refunded},
            {"balance", account.balance()},
            {"state", std::string(to_text(account.state))},
            {"revision", due.part.revision}};
}

Result<Reply> api_dues(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = scope.db().read(
        [&](UnitOfWork& uow) { return read_dues(uow, tools, request.path_value("edition"), "en"); });
    if (!reading) return reading.error();
    auto dues = Document::array(), sums = Document::array();
    for (const auto& due : reading->dues) dues.push_back(due_json(reading->fees, due));
    for (const auto& [currency, sum] : reading->sums)
        sums.push_back({{"currency", currency},
                        {"owed", sum.owed},
                        {"paid", sum.paid},
                        {"refunded", sum.refunded},
                        {"to_pay", sum.to_pay},
                        {"to_pay_back", sum.to_pay_back}});
    return Reply(plenaria::Json{compact({{"dues", std::move(dues)}, {"sums", std::move(sums)}})});
}

Result<Reply> api_due(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto due = scope.db().read(
        [&](UnitOfWork& uow) { return read_due(uow, tools, request.path_value("delegation"), "en"); });
    if (!due) return due.error();
    auto json = due_json(due->fees, due->due);
    const auto& dates = due->fees.edition.dates;
    auto payments = Document::array(), invoices = Document::array();
    for (const auto& each : due->due.payments)
        payments.push_back({{"id", each.id},
                            {"number", shown_number(each.number, dates)},
                            {"kind", std::string(to_text(each.kind))},
                            {"amount", each.amount},
                            {"currency", each.currency},
                            {"paid_on", to_text(each.paid_on)},
                            {"note", each.note},
                            {"void", each.is_void}});
    for (const auto& each : due->invoices)
        invoices.push_back({{"id", each.id},
                            {"number", shown_number(each.number, dates)},
                            {"owed", each.owed},
                            {"paid", each.paid},
                            {"currency", each.currency},
                            {"issued_at", to_text(each.issued_at)}});
    json["payments"] = std::move(payments);
    json["invoices"] = std::move(invoices);
    return Reply(plenaria::Json{compact(json)});
}

Result<Reply> api_sort(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return sort_delegations(uow, tools, scope.actor(), request.path_value("edition"));
    });
    if (!done) return done.error();
    return Reply(plenaria::Json{
        compact({{"sorted", done->sorted}, {"over", done->over}, {"unknown", done->unknown}})});
}

Result<Reply> api_set_participation(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto body = due_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        auto wish = participation_of(uow, id);
        wish.kind_id = body.value("kind", wish.kind_id);
        wish.waived = body.value("waived", wish.waived);
        wish.waived_for = body.value("waived_for", wish.waived_for);
        wish.revision = body.at("revision").get<int>();
        return set_participation(uow, tools, scope.actor(), std::move(wish));
    }));
}

Result<Reply> api_enter_payment(const FeeTools& tools, const Request& request, RequestScope& scope) {
    const auto body = due_body(request);
    const auto paid_on = parse_day(body.at("paid_on").get<std::string>());
    if (!paid_on)
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     {},
                     {{"paid_on", "Write a day."}}};
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return enter_payment(
            uow, tools, scope.actor(),
            {.delegation_id = request.path_value("delegation"),
             .kind = parse_payment_kind(body.value("kind", std::string())).value_or(PaymentKind::payment),
             .amount = body.at("amount").get<long long>(),
             .paid_on = *paid_on,
             .note = body.value("note", std::string())});
    }));
}

Result<Reply> api_void_payment(const FeeTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_payment_void(uow, scope.actor(), request.path_value("payment"), true);
    }));
}

Result<Reply> api_restore_payment(const FeeTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_payment_void(uow, scope.actor(), request.path_value("payment"), false);
    }));
}

Result<Reply> api_issue_invoice(const FeeTools& tools, const Request& request, RequestScope& scope) {
    return id_or(scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto due = read_due(uow, tools, request.path_value("delegation"), "en");
        if (!due) return due.error();
        return issue_invoice(uow, scope.actor(), *due);
    }));
}

}  // namespace

void announce_due_api(Registrar& registrar, const FeeTools& tools) {
    using Act = Result<Reply> (*)(const FeeTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events-durban.fees", what,
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    operation(
        {Method::get, "/api/events/editions/{edition}/durban/dues", "events-durban.api_dues",
         "What every delegation of a congress owes and paid, and the sums in each currency.", "", due_list},
        api_dues);
    operation({Method::post, "/api/events/editions/{edition}/durban/dues/sort", "events-durban.api_sort_dues",
               "Puts delegations of which nobody has said so far into the kind whose list names them.", "",
               sorted_schema},
              api_sort);
    operation({Method::get, "/api/events/durban/dues/{delegation}", "events-durban.api_due",
               "What one delegation owes, with its payments and invoices.", "", one_due},
              api_due);
    operation({Method::patch, "/api/events/durban/dues/{delegation}", "events-durban.api_set_participation",
               "As what a delegation takes part, and for how many people the fee is waived.",
               participation_wish, done_schema},
              api_set_participation);
    operation(
        {Method::post, "/api/events/durban/dues/{delegation}/payments", "events-durban.api_enter_payment",
         "A payment or a refund, which gets the next number of a receipt.", payment_wish, id_schema},
        api_enter_payment);
    operation({Method::del, "/api/events/durban/payments/{payment}", "events-durban.api_void_payment",
               "What was entered by mistake counts no longer; its number stays used.", "", done_schema},
              api_void_payment);
    operation({Method::post, "/api/events/durban/payments/{payment}/restore",
               "events-durban.api_restore_payment", "It counts again.", "", done_schema},
              api_restore_payment);
    operation(
        {Method::post, "/api/events/durban/dues/{delegation}/invoices", "events-durban.api_issue_invoice",
         "An invoice of what the delegation owes today: the latest one, while that asks for the same.", "",
         id_schema},
        api_issue_invoice);
}

}  // namespace plenaria::events_durban
