// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/permissions.hpp
/// Which role may do what: the defaults of each plugin.json, changed by what administrators decided.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>

namespace plenaria::host {

/// The roles there are, in the order in which pages list them. PRODUCT: "Accounts and access".
inline constexpr std::string_view roles[] = {"administrator", "secretariat", "drafter", "reviewer",
                                             "board_member",  "partner",     "press",   "public"};
bool is_role(std::string_view role);

struct PermissionDeclaration {
    std::string id;     ///< "statements.draft"
    std::string label;  ///< catalog key
    std::string plugin;
    std::vector<std::string> roles = {};  ///< who has it unless an administrator decided otherwise
};

struct RoleInScope {
    std::string role;
    std::string scope = {};
};

/// Immutable; shared between threads.
class PermissionTable {
public:
    /// @param overrides by (role, permission): granted or not.
    PermissionTable(std::vector<PermissionDeclaration> declarations,
                    const std::map<std::pair<std::string, std::string>, bool>& overrides);

    /// The administrator has every declared permission: whoever could lock everybody out could not be helped.
    [[nodiscard]] std::vector<Permit> permits(const std::vector<RoleInScope>& held) const;
    [[nodiscard]] bool grants(std::string_view role, std::string_view permission) const;
    [[nodiscard]] const std::vector<PermissionDeclaration>& declarations() const { return declarations_; }

private:
    std::vector<PermissionDeclaration> declarations_;
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> by_role_;
};

}  // namespace plenaria::host
