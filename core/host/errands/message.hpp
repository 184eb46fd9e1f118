// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/message.hpp
/// One mail as RFC 5322 bytes, built by GMime.

#include <string>

#include <plenaria/effects.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "courier/errand.hpp"

namespace plenaria::host {

/// Plain text beside HTML, UTF-8, one recipient.
/// @param id becomes the Message-ID "<id@domain of the sender>": the same at every attempt.
/// @return ErrorCode::invalid_input when a header value holds a line break, another control character or an
///         encoded word ("=?"): nobody types that, and it can add headers of its own.
Result<std::string> build_message(const Mail& mail, const Sender& from, const std::string& id, Instant date);

/// Text as HTML: paragraphs, lines, and the addresses of `site` as links. For mails that bring no HTML. Other
/// addresses stay text: they come from names and titles, and would lead people away under our own letterhead.
std::string html_of_text(const std::string& text, const std::string& language, const std::string& site);

}  // namespace plenaria::host
