// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/rights_tag.hpp

#include <string>
#include <string_view>

#include <plenaria/live.hpp>

namespace plenaria::host {

/// Invalidated when an account signs out or loses rights: its event streams end at every host.
inline std::string rights_tag(std::string_view account_id) {
    return std::string(live_tag_prefix) + "core.rights/" + std::string(account_id);
}

}  // namespace plenaria::host
