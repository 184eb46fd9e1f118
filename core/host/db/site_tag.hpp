// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/site_tag.hpp

#include <string_view>

namespace plenaria::host {

/// Invalidated with every change of a setting, a plugin's switch or a role: what every host on the database
/// reads once and keeps.
inline constexpr std::string_view site_tag = "core.site";

}  // namespace plenaria::host
