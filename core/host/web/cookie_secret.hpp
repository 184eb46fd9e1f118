// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/cookie_secret.hpp
/// What a browser keeps of us, and what is taken from it.

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace plenaria::host {

inline constexpr std::string_view session_cookie = "__Host-plenaria";
inline constexpr std::string_view language_cookie = "__Host-language";
/// Marks a browser that was signed in before; opens nothing.
inline constexpr std::string_view browser_cookie = "__Host-browser";

/// Whether `text` has the form of our secrets: 256 bits in hexadecimal digits.
bool is_secret(std::string_view text);

/// Of the session cookie; empty when the browser sent none that is well-formed.
std::string_view cookie_secret(const HttpRequest& request);

/// The token that forms carry against forged requests. Derived from the cookie's secret, which no other site
/// can read; nothing has to be stored, and it outlives a lost database.
std::string csrf_token(std::string_view cookie_secret);

}  // namespace plenaria::host
