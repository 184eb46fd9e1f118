// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signature_pages.hpp
/// The secretariat's pages about signatures: which texts are open, opening one, its register.

#include <plenaria/http.hpp>

#include "sign_pages.hpp"

namespace plenaria::statements {

/// GET /statements/signings; GET …/new?version=; POST /statements/signings
Result<Reply> signings_page(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> new_signing_page(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> open_signing(const SignTools& tools, const Request& request, RequestScope& scope);
/// GET /statements/signings/{signing}?show=; POST …/invite, …/letter, …/note-promise, …/withdraw-for,
/// …/cities, …/close
Result<Reply> signing_page(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> invite_to_sign(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> record_letter_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> note_promise_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_links_of_city(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_for_city(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_cities_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_signing(const SignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
