// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/acting_pages.hpp
/// The form of an acting period.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/seats/{seat}/acting/new
Result<Reply> new_acting_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/seats/{seat}/acting
Result<Reply> add_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/acting/{acting}
Result<Reply> edit_acting_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/acting/{acting}
Result<Reply> change_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/acting/{acting}/remove
Result<Reply> remove_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/acting/{acting}/restore
Result<Reply> restore_acting_post(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
