// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter_pages.hpp
/// Letters for visas: issuing, the paper, taking back, and the page where an authority checks one.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"
#include "letter_service.hpp"

namespace plenaria::events {

/// The paper as PDF, in the language of the letter.
Result<Reply> letter_file(const DelegationTools& tools, const LetterReading& reading, RequestScope& scope);

/// POST /events/delegations/{delegation}/letters
Result<Reply> issue_letter_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/letters: issues those that are missing, and orders the document of all.
Result<Reply> print_letters_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
/// GET /events/letters/{paper}; POST …/revoke
Result<Reply> letter_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> revoke_letter_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

/// GET and POST /events/verify?serial=
Result<Reply> verify_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> verify_post(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
