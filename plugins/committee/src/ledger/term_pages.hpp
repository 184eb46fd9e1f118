// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/term_pages.hpp
/// The form of a term, and how one ends before its last day.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/seats/{seat}/terms/new
Result<Reply> new_term_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/seats/{seat}/terms
Result<Reply> add_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/terms/{term}
Result<Reply> edit_term_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/terms/{term}
Result<Reply> change_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/terms/{term}/remove
Result<Reply> remove_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/terms/{term}/restore
Result<Reply> restore_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/terms/{term}/end
Result<Reply> end_term_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/terms/{term}/end
Result<Reply> end_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/terms/{term}/reopen
Result<Reply> reopen_term_post(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
