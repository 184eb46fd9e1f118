// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/body_pages.hpp
/// The list of bodies, and a body: who sits on a day, whose term ends soon, the picture of its terms.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee
Result<Reply> list_bodies(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}?on=&page=
Result<Reply> show_body(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/export?format=: all terms and acting periods, as a table.
Result<Reply> export_body(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
