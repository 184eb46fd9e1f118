// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/escapes.hpp
/// How text is written into each kind of document, so that it stays text there.

#include <cstdint>
#include <string>
#include <string_view>

namespace plenaria::host::view {

enum class Escape : std::uint8_t {
    none = 1,  ///< plain text
    line,      ///< plain text of one line: the subject of a mail
    html,      ///< text and quoted attributes: & < > " '
    markdown,  ///< CommonMark punctuation
    csv,       ///< the whole field, with its quotes; a formula is made harmless
    calendar,  ///< RFC 5545, 3.3.11
};

/// Appends `text` to `out`, escaped.
void append(std::string& out, std::string_view text, Escape escape);
void append_html(std::string& out, std::string_view text);

/// A finished .ics text with its lines folded at 75 octets, never inside a character; RFC 5545, 3.1. Lines
/// end in CRLF.
std::string fold_calendar(std::string_view text);

/// Whether a link may lead there: http, https, mailto, tel, a path of this host ("/…", not "//…"), a query or
/// a fragment.
bool is_safe_url(std::string_view url);

}  // namespace plenaria::host::view
