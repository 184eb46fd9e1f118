// SPDX-License-Identifier: EUPL-1.2
#include "settings/core_settings.hpp"

#include <algorithm>

namespace plenaria::host {

const std::vector<Setting>& core_settings() {
    static const std::vector<Setting> settings = {
        {.key = "second_step",
         .type = Setting::Type::choice,
         .label = "Who must have a second step at sign-in",
         .default_value = "nobody",
         .choices = {"nobody", "administrator", "staff"}},
    };
    return settings;
}

bool needs_second_step(const SettingStore& settings, const std::vector<RoleInScope>& held) {
    const auto asked_of = settings.value("core", core_settings().front());
    if (asked_of == "nobody") return false;
    return std::any_of(held.begin(), held.end(), [&](const RoleInScope& role) {
        if (role.role == "administrator") return true;
        return asked_of == "staff" && (role.role == "secretariat" || role.role == "drafter");
    });
}

}  // namespace plenaria::host
