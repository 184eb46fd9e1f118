// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/due_pages.hpp
/// What delegations owe and paid: the list, one delegation, and the page of its office.

#include <plenaria/http.hpp>

namespace plenaria::events_durban {

struct FeeTools;

/// GET /events/editions/{edition}/durban/dues; GET …/export; POST …/sort
Result<Reply> list_dues(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> export_dues(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> sort_dues_post(const FeeTools& tools, const Request& request, RequestScope& scope);

/// GET and POST /events/durban/dues/{delegation}; POST …/payments; POST …/invoices
Result<Reply> show_due(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> set_participation_post(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> enter_payment_post(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> issue_invoice_post(const FeeTools& tools, const Request& request, RequestScope& scope);
/// POST /events/durban/payments/{payment}/void; POST …/restore
Result<Reply> void_payment_post(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_payment_post(const FeeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/durban/invoices/{invoice}
Result<Reply> invoice_file(const FeeTools& tools, const Request& request, RequestScope& scope);

/// For the office behind its link. GET /events/editions/{edition}/delegation/fee; POST …/fee/invoices;
/// GET …/fee/invoices/{invoice}
Result<Reply> office_fee_page(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_invoice_post(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_invoice_file(const FeeTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_durban
