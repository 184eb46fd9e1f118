// SPDX-License-Identifier: EUPL-1.2
// Which role may do what, over JSON.
#include <algorithm>

#include "pages/api_support.hpp"
#include "pages/role_permission_repository.hpp"

namespace plenaria::host {

namespace {

Result<Reply> api_permissions(const PageNeeds& needs, RequestScope& scope) {
    // Read anew: a change of this very request has made another site.
    const auto site = needs.site.get();
    auto permissions = ApiJson::array();
    for (const auto& declared : site->permissions.declarations()) {
        auto held_by = ApiJson::array();
        for (const auto role : roles)
            if (site->permissions.grants(role, declared.id)) held_by.push_back(role);
        permissions.push_back(
            {{"permission", declared.id},
             {"label", needs.locales.get(scope.locale().language(), declared.plugin).t(declared.label)},
             {"roles", std::move(held_by)}});
    }
    return api_reply({{"permissions", std::move(permissions)}});
}

Result<Reply> api_grant_permission(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& role = request.path_value("role");
    const auto declarations = host_scope(scope).site().permissions.declarations();
    const auto declared = std::find_if(declarations.begin(), declarations.end(), [&](const auto& one) {
        return one.id == request.path_value("permission");
    });
    if (declared == declarations.end() || !is_role(role))
        return Error{ErrorCode::not_found, "There is no such role or permission."};
    if (role == "administrator")
        return Error{ErrorCode::conflict, "An administrator holds every permission; that cannot be changed."};
    const bool wanted = api_body(request).at("granted").get<bool>();
    const bool shipped =
        std::find(declared->roles.begin(), declared->roles.end(), role) != declared->roles.end();
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        set_role_permission(uow, scope.actor(), role, declared->id, wanted, shipped);
        return {};
    });
    if (!done) return std::move(done).error();
    needs.refresh();
    return api_permissions(needs, scope);
}

}  // namespace

void add_role_api(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    const auto schema =
        list_schema("permissions", R"({"type":"object","required":["permission","label","roles"]})");
    add_operation(
        core, access,
        {.path = "/api/permissions",
         .name = "core.api_permissions",
         .summary = "Every permission with the roles that hold it.",
         .response_schema = schema,
         .handler = [needs](const Request&, RequestScope& scope) { return api_permissions(needs, scope); }});
    add_operation(
        core, access,
        {.method = Method::put,
         .path = "/api/permissions/{permission}/roles/{role}",
         .name = "core.api_grant_permission",
         .summary = "Gives a permission to a role, or takes it.",
         .request_schema =
             R"({"type":"object","required":["granted"],"properties":{"granted":{"type":"boolean"}}})",
         .response_schema = schema,
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_grant_permission(needs, request, scope);
         }});
}

}  // namespace plenaria::host
