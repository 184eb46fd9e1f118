// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_pages.hpp
/// Pages on which the registration form of an edition is built.

#include <plenaria/http.hpp>

#include "../delegations/delegation_tools.hpp"

namespace plenaria::events {

Result<Reply> form_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> form_preview_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> take_questions_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

Result<Reply> new_question_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> question_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> move_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> place_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_question_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_question_post(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope);

}  // namespace plenaria::events
