// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/body_form_pages.hpp
/// The form of a body, and what takes one out and puts it back.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/new
Result<Reply> new_body_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee
Result<Reply> create_body_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/edit
Result<Reply> edit_body_form(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}
Result<Reply> change_body_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}/remove
Result<Reply> remove_body_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/bodies/{body}/restore
Result<Reply> restore_body_post(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
