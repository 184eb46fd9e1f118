// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/review_pages.hpp
/// The pages behind an office's link: the text with its answers, saving them, sending, receipt, what became
/// of it.

#include <plenaria/http.hpp>

#include "../text/document_pages.hpp"

namespace plenaria::statements {

/// GET /statements/rounds/{round}/review?view=&language=&beside=&answer=PARAGRAPH
Result<Reply> review_page(const Request& request, RequestScope& scope);
/// POST /statements/rounds/{round}/review/{paragraph}; from the page's script: JSON.
Result<Reply> save_answer(const Request& request, RequestScope& scope);
/// POST /statements/rounds/{round}/review/{paragraph}/remarks
Result<Reply> add_remark(const Request& request, RequestScope& scope);
/// POST /statements/rounds/{round}/remarks/{remark}/remove and …/restore
Result<Reply> remove_remark(const Request& request, RequestScope& scope);
Result<Reply> restore_remark(const Request& request, RequestScope& scope);

/// GET and POST /statements/rounds/{round}/check: the summary, the position, "Send".
Result<Reply> check_page(const Request& request, RequestScope& scope);
Result<Reply> send_review(const Request& request, RequestScope& scope);
/// GET /statements/rounds/{round}/receipt
Result<Reply> receipt_page(const Request& request, RequestScope& scope);
/// GET /statements/rounds/{round}/outcome: what became of each point.
Result<Reply> outcome_page(const Request& request, RequestScope& scope);
/// POST /statements/rounds/{round}/more-time
Result<Reply> ask_for_time(const Request& request, RequestScope& scope);
/// GET /statements/rounds/{round}/answers?format=txt|pdf|docx: what the office wrote, sent or not.
Result<Reply> answers_download(const DocumentTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
