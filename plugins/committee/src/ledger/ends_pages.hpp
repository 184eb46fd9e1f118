// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/ends_pages.hpp
/// Terms that end within 180 days, and the ends of a body's terms as a calendar at a secret address.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/ends: of all bodies.
Result<Reply> list_ends(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/calendar
Result<Reply> show_feed(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}/calendar: shows the new address, once.
Result<Reply> make_feed_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}/calendar/end
Result<Reply> end_feed_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /l/{secret}/{language}/terms.ics
Result<Reply> feed_at_address(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
