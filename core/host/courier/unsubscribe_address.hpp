// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/unsubscribe_address.hpp

#include <string>
#include <string_view>

namespace plenaria::host {

/// The address in `text` at which its reader ends mails to many; empty when there is none, or it leads
/// elsewhere than to `site`.
inline std::string unsubscribe_address(std::string_view text, const std::string& site) {
    if (site.empty()) return {};
    const auto at = text.find(site + "/unsubscribe/");
    if (at == std::string_view::npos) return {};
    return std::string(text.substr(at, text.find_first_of(" \t\r\n", at) - at));
}

}  // namespace plenaria::host
