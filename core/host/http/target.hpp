// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/target.hpp
/// Decoding of paths, queries and cookies.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.hpp"

namespace plenaria::host {

/// "/a%20b" gives "/a b". @return nothing when the result is not UTF-8, holds a control character, a
/// backslash or an encoded slash, or has a segment that is empty (but the last), "." or "..": no two readers
/// agree on those.
[[nodiscard]] std::optional<std::string> decode_path(std::string_view raw);

/// "a=1&b=x+y" as application/x-www-form-urlencoded. @return false for a broken percent sign, text that is
/// not UTF-8, or more than `max_fields` fields; `out` is then incomplete.
[[nodiscard]] bool decode_fields(std::string_view raw, std::size_t max_fields, Fields& out);

/// Cookies of one header value; pairs that are none are left out.
void read_cookies(std::string_view value, std::vector<std::pair<std::string, std::string>>& out);

}  // namespace plenaria::host
