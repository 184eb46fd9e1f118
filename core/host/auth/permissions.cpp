// SPDX-License-Identifier: EUPL-1.2
#include "auth/permissions.hpp"

#include <algorithm>

namespace plenaria::host {

bool is_role(std::string_view role) {
    return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
}

PermissionTable::PermissionTable(std::vector<PermissionDeclaration> declarations,
                                 const std::map<std::pair<std::string, std::string>, bool>& overrides)
    : declarations_(std::move(declarations)) {
    for (const auto& declaration : declarations_) {
        by_role_["administrator"].insert(declaration.id);
        for (const auto& role : declaration.roles) by_role_[role].insert(declaration.id);
    }
    for (const auto& [key, granted] : overrides) {
        const auto& [role, permission] = key;
        if (role == "administrator") continue;
        const bool declared = std::any_of(declarations_.begin(), declarations_.end(),
                                          [&p = permission](const auto& d) { return d.id == p; });
        if (granted && declared) by_role_[role].insert(permission);
        if (!granted) by_role_[role].erase(permission);
    }
}

std::vector<Permit> PermissionTable::permits(const std::vector<RoleInScope>& held) const {
    std::vector<Permit> permits;
    for (const auto& [role, scope] : held) {
        const auto found = by_role_.find(role);
        if (found == by_role_.end()) continue;
        for (const auto& permission : found->second) {
            Permit permit{permission, scope};
            if (std::find(permits.begin(), permits.end(), permit) == permits.end())
                permits.push_back(std::move(permit));
        }
    }
    return permits;
}

bool PermissionTable::grants(std::string_view role, std::string_view permission) const {
    const auto found = by_role_.find(role);
    return found != by_role_.end() && found->second.contains(permission);
}

}  // namespace plenaria::host
