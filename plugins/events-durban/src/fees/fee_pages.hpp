// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_pages.hpp
/// The kinds of participation of a congress with their fees, and the forms of a kind and of the rules.

#include <plenaria/http.hpp>

namespace plenaria::events_durban {

struct FeeTools;

/// GET /events/editions/{edition}/durban/fees
Result<Reply> show_fees(const FeeTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/durban/fees/new; POST /events/editions/{edition}/durban/fees
Result<Reply> new_fee_kind_form(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> enter_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/durban/fee-kinds/{fee_kind}; POST …/remove
Result<Reply> fee_kind_form(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_fee_kind_post(const FeeTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/editions/{edition}/durban/fees/rules
Result<Reply> fee_rules_form(const FeeTools& tools, const Request& request, RequestScope& scope);
Result<Reply> set_fee_rules_post(const FeeTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_durban
