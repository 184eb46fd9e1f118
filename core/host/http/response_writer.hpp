// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/response_writer.hpp
/// The bytes of a response head, and of the pieces of a streamed body.

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace plenaria::host {

/// How the end of the body is told to the client.
enum class BodyFraming { length = 1, chunked, until_close, none };

/// "OK", "Not Found"; empty text for a status without a name here.
[[nodiscard]] std::string_view reason(int status);

/// Whether `headers` can be sent: names are tokens, values hold no control character.
[[nodiscard]] bool may_send(const Headers& headers);

/// Appends the head, Date included.
void write_head(const HttpResponse& response, BodyFraming framing, std::size_t length, bool keep_alive,
                std::string& out);

/// Appends one chunk; nothing for an empty piece, which would end the body.
void write_chunk(std::string_view piece, std::string& out);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

/// Of a content security policy for what is no page: it loads nothing and is shown in no frame.
inline constexpr std::string_view loads_nothing = "default-src 'none'; frame-ancestors 'none'";

/// What every answer asks of the browser, whatever it holds: to guess no type, to keep other sites away from
/// it, to tell them nothing. `policy` is the Content-Security-Policy, `readers` the
/// Cross-Origin-Resource-Policy.
void add_protection(HttpResponse& response, std::string_view policy,
                    std::string_view readers = "same-origin");

/// Plain text that names a status, for refusals without a page of their own.
[[nodiscard]] HttpResponse plain_response(int status);

}  // namespace plenaria::host
