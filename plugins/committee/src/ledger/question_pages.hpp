// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/question_pages.hpp
/// Holders who lost their office in the middle of a term: what becomes of the seat.

#include "common_pages.hpp"

namespace plenaria::committee::ledger {

/// GET /committee/questions: what waits, and what was answered last.
Result<Reply> list_questions(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/questions/{question}
Result<Reply> answer_question_post(const LedgerTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/questions/{question}/undo
Result<Reply> undo_question_post(const LedgerTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ledger
