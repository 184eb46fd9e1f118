// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/seat_pages.hpp
/// A seat with its rules, terms and acting periods, and its form.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/seats/{seat}
Result<Reply> show_seat(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/seats/new
Result<Reply> new_seat_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}/seats
Result<Reply> add_seat_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/seats/{seat}/edit
Result<Reply> edit_seat_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/seats/{seat}
Result<Reply> change_seat_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/seats/{seat}/remove
Result<Reply> remove_seat_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/seats/{seat}/restore
Result<Reply> restore_seat_post(const LedgerTools& tools, const Request& request, RequestScope& scope);

/// A seat and the body that it belongs to, for the pages of its terms.
struct PlacedSeat {
    Seat seat;
    Body body;
};
Result<PlacedSeat> placed_seat(UnitOfWork& uow, const std::string& seat_id);
/// "Steering committee, seat 2"
std::string seat_caption(const PlacedSeat& placed, const Locale& locale);

}  // namespace plenaria::committee::ledger
