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

/// Plain text that names a status, for refusals without a page of their own.
[[nodiscard]] HttpResponse plain_response(int status);

}  // namespace plenaria::host
