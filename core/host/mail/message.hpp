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
    std::string site = {};  ///< address of the host; of all addresses in a text only its own become links
};

/// Plain text beside HTML, UTF-8, one recipient.
/// @param id becomes the Message-ID "<id@domain of the sender>": the same at every attempt.
/// @return ErrorCode::invalid_input when a header value holds a line break, another control character or an
///         encoded word ("=?"): nobody types that, and it can add headers of its own.
Result<std::string> build_message(const Mail& mail, const Sender& from, const std::string& id, Instant date);

/// Messages of this batch tell news that somebody can do without: they say where to end them, by one click of
/// the mail program (RFC 2369, RFC 8058), at the address of core.pause in their text.
inline constexpr const char* news_batch = "core.news";

/// Text as HTML: paragraphs, lines, and the addresses of `site` as links. For mails that bring no HTML. Other
/// addresses stay text: they come from names and titles, and would lead people away under our own letterhead.
std::string html_of_text(const std::string& text, const std::string& language, const std::string& site);

}  // namespace plenaria::host
