// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/message.hpp
/// One mail as RFC 5322 bytes, built by GMime.

#include <string>

#include <plenaria/effects.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

struct Sender {
    std::string name;
    std::string address;
};

/// Plain text beside HTML, UTF-8, one recipient.
/// @param id becomes the Message-ID "<id@domain of the sender>": the same at every attempt.
/// @return ErrorCode::invalid_input when a header value holds a line break, another control character or an
///         encoded word ("=?"): nobody types that, and it can add headers of its own.
Result<std::string> build_message(const Mail& mail, const Sender& from, const std::string& id, Instant date);

/// Text as HTML: paragraphs, lines, and addresses (http, https) as links. For mails that bring no HTML.
std::string html_of_text(const std::string& text, const std::string& language);

}  // namespace plenaria::host
