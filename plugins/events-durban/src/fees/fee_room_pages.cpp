// SPDX-License-Identifier: EUPL-1.2
#include "fee_room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "due_pages.hpp"
#include "due_service.hpp"
#include "fee_api.hpp"
#include "fee_facts.hpp"
#include "fee_pages.hpp"

namespace plenaria::events_durban {

namespace {

struct FeeLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const FeeTools&, const Request&, RequestScope&);
};

constexpr FeeLine pages_of_secretariat[] = {
    {Method::get, "/events/editions/{edition}/durban/fees", "events-durban.fees", show_fees},
    {Method::get, "/events/editions/{edition}/durban/fees/new", "events-durban.fee_kind_new",
     new_fee_kind_form},
    {Method::post, "/events/editions/{edition}/durban/fees", "events-durban.fee_kind_enter",
     enter_fee_kind_post},
    {Method::get, "/events/editions/{edition}/durban/fees/rules", "events-durban.fee_rules", fee_rules_form},
    {Method::post, "/events/editions/{edition}/durban/fees/rules", "events-durban.fee_rules_set",
     set_fee_rules_post},
    {Method::get, "/events/durban/fee-kinds/{fee_kind}", "events-durban.fee_kind", fee_kind_form},
    {Method::post, "/events/durban/fee-kinds/{fee_kind}", "events-durban.fee_kind_change",
     change_fee_kind_post},
    {Method::post, "/events/durban/fee-kinds/{fee_kind}/remove", "events-durban.fee_kind_remove",
     remove_fee_kind_post},
    {Method::get, "/events/editions/{edition}/durban/dues", "events-durban.dues", list_dues},
    {Method::get, "/events/editions/{edition}/durban/dues/export", "events-durban.dues_export", export_dues},
    {Method::post, "/events/editions/{edition}/durban/dues/sort", "events-durban.dues_sort", sort_dues_post},
    {Method::get, "/events/durban/dues/{delegation}", "events-durban.due", show_due},
    {Method::post, "/events/durban/dues/{delegation}", "events-durban.due_set", set_participation_post},
    {Method::post, "/events/durban/dues/{delegation}/payments", "events-durban.payment_enter",
     enter_payment_post},
    {Method::post, "/events/durban/dues/{delegation}/invoices", "events-durban.invoice_issue",
     issue_invoice_post},
    {Method::post, "/events/durban/payments/{payment}/void", "events-durban.payment_void", void_payment_post},
    {Method::post, "/events/durban/payments/{payment}/restore", "events-durban.payment_restore",
     restore_payment_post},
    {Method::get, "/events/durban/invoices/{invoice}", "events-durban.invoice", invoice_file},
};

constexpr FeeLine pages_of_offices[] = {
    {Method::get, "/events/editions/{edition}/delegation/fee", "events-durban.office_fee", office_fee_page},
    {Method::post, "/events/editions/{edition}/delegation/fee/invoices", "events-durban.office_invoice_issue",
     office_invoice_post},
    {Method::get, "/events/editions/{edition}/delegation/fee/invoices/{invoice}",
     "events-durban.office_invoice", office_invoice_file},
};

}  // namespace

void announce_fees(Registrar& registrar, const FeeTools& tools, Database* const& db) {
    const auto announce = [&](const FeeLine& line, const Access& access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = access,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : pages_of_secretariat) announce(line, Access::permission("events-durban.fees"));
    const auto office = Access::link_or_party(events::office_link_purpose, "events.edition", "edition");
    for (const auto& line : pages_of_offices) announce(line, office);
    announce_fee_api(registrar, tools);
    announce_due_api(registrar, tools);
    registrar.provide<events::DelegationFacts>(std::make_shared<FeeFactsTeller>(tools));
    registrar.job({.name = "events-durban.erase_notes",
                   .run = [&tools, &db](JobRun&) -> Result<void> {
                       auto erased = erase_old_notes(*db, tools);
                       if (!erased) return std::move(erased).error();
                       return {};
                   },
                   .every = std::chrono::hours(12)});
}

}  // namespace plenaria::events_durban
