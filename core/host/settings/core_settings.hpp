// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/settings/core_settings.hpp
/// Settings of the host itself, kept and shown beside those of the plugins.

#include <string_view>
#include <vector>

#include "auth/permissions.hpp"
#include "settings/setting_store.hpp"

namespace plenaria::host {

const std::vector<Setting>& core_settings();

/// Whether whoever holds these roles must have a second step at sign-in, as the organisation decided.
bool needs_second_step(const SettingStore& settings, const std::vector<RoleInScope>& held);

}  // namespace plenaria::host
