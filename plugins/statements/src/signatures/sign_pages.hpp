// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/sign_pages.hpp
/// The pages behind a city's link: the text, how the city will appear, the mailed code, signing, withdrawing.
/// GET changes nothing: mail programs open links by themselves.

#include <plenaria/http.hpp>

#include "wall_pages.hpp"

namespace plenaria::statements {

class SignatureMails;
class SignatureService;
struct ValidationTools;

struct SignTools {
    directory::Directory* directory = nullptr;
    const SignatureMails* mails = nullptr;
    const ValidationTools* validation = nullptr;  ///< nullptr: nothing has to come before a signature
};

SignatureService signature_service(const SignTools& tools, RequestScope& scope);

/// GET /statements/signings/{signing}/sign
Result<Reply> sign_page(const SignTools& tools, const Request& request, RequestScope& scope);
/// POST …/code, …/sign, …/promise, …/clear, …/withdraw
Result<Reply> send_code(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> sign_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> promise_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> clear_here(const SignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_here(const SignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
