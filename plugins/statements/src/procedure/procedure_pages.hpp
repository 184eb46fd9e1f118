// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_pages.hpp
/// The secretariat's pages of a procedure: name the group, look at the letters and send them, follow the
/// answers, move the deadline, withdraw, go on.

#include <plenaria/http.hpp>

#include "procedure_service.hpp"

namespace plenaria::statements {

/// {kind, text} for partials/tag. @param held the deadline has passed, and it waits for the secretariat
Model procedure_tag(ProcedureState state, ProcedureKind kind, bool held, const Locale& locale);
/// Members of partials/deadline.
Model procedure_deadline(const Procedure& procedure, std::string_view reader_zone, Instant now,
                         const Locale& locale);
/// One line of the record: when, office, verdict, has_words, words, who.
Model::List record_rows(const ProcedureReading& reading, const Locale& locale, std::string_view zone);

/// GET /statements/{id}/versions/{version}/procedures/new?kind= and POST …/procedures
Result<Reply> new_procedure_page(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope);
/// GET /statements/procedures/{procedure} and …/members
Result<Reply> procedure_page(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> procedure_members_page(const ProcedureTools& tools, const Request& request,
                                     RequestScope& scope);
/// GET and POST …/letters, …/remind
Result<Reply> letters_preview(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_procedure_letters(const ProcedureTools& tools, const Request& request,
                                     RequestScope& scope);
Result<Reply> procedure_remind_preview(const ProcedureTools& tools, const Request& request,
                                       RequestScope& scope);
Result<Reply> send_procedure_reminders(const ProcedureTools& tools, const Request& request,
                                       RequestScope& scope);
/// POST …/contact, …/remove, …/again, …/end-links, …/extend, …/withdraw, …/proceed
Result<Reply> save_member(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_member_here(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_link_again(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_member_links(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> extend_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> proceed_here(const ProcedureTools& tools, const Request& request, RequestScope& scope);

/// Behind a member's link: GET and POST /statements/procedures/{procedure}/answer, POST …/take-back
Result<Reply> answer_page(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> give_answer(const ProcedureTools& tools, const Request& request, RequestScope& scope);
Result<Reply> take_answer_back(const ProcedureTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
