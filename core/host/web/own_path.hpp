// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/own_path.hpp
/// Where a redirect may lead.

#include <algorithm>
#include <string_view>

namespace plenaria::host {

/// Whether a browser that follows `url` stays on this host, and the value fits a header: a path in printable
/// ASCII. Browsers drop tabs and line breaks before they read an address, and take a backslash for a slash.
inline bool is_own_path(std::string_view url) {
    const auto is_plain = [](char c) { return c > ' ' && c < 0x7f && c != '\\'; };
    return url.starts_with('/') && !url.starts_with("//") && std::all_of(url.begin(), url.end(), is_plain);
}

}  // namespace plenaria::host
