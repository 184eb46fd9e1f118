// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/reply.hpp
/// From a handler's reply, or an error, to what is sent.

#include <string>

#include <plenaria/http.hpp>

#include "http/message.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

int status_of(ErrorCode code);

/// The page core/error: a sentence, what can be done, and the form as it was typed.
View error_view(const Error& error, const std::string& message, int status, const RequestScope& scope,
                const Request& request);

/// A problem document of RFC 9457: type, title and status as HTTP has them, "detail" the sentence, "code" our
/// own word, "fields" [{field, message}] in the reader's language, "request" the id under which the log has
/// it.
HttpResponse json_refusal(const Error& error, const std::string& message, int status,
                          const std::string& request_id);

/// When even the error page cannot be made.
HttpResponse plain_refusal(int status, const std::string& message);

/// Everything but pages. @throws std::logic_error for a redirect to another host: a mistake, or an attack.
HttpResponse plain_response(Reply reply, const WebConfig& config);

enum class Sharing { nobody = 1, everybody };
/// framed: a page that other sites may show in a frame.
enum class Content { page = 1, file, framed };
Content content_of(const Reply& reply, bool framed);
/// Content security policy and its kin; caching.
void add_security_headers(HttpResponse& response, const WebConfig& config, Sharing sharing, Content content);

/// "attachment; filename=…" with an ASCII form and the full name (RFC 6266, RFC 8187).
std::string content_disposition(const std::string& name);

/// Fit for a header.
std::string single_line(std::string text);

}  // namespace plenaria::host
