// SPDX-License-Identifier: EUPL-1.2
// Settings that plugins declare, and which role may do what.
#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "db/meanwhile.hpp"
#include "pages/pages.hpp"
#include "pages/role_permission_repository.hpp"
#include "pages/role_words.hpp"
#include "settings/core_settings.hpp"
#include "web/reply.hpp"

namespace plenaria::host {

namespace {

/// The settings of one part of the house.
struct Section {
    std::string id;
    std::string title;
    std::vector<Setting> settings;
};

/// The host first, then the plugins that have any.
std::vector<Section> sections_of(const PageNeeds& needs, RequestScope& scope) {
    const auto& l = scope.locale();
    std::vector<Section> sections = {{"core", l.t("Security"), core_settings()}};
    for (const auto& room : host_scope(scope).site().contributions->rooms)
        if (const auto& manifest = room.manifest; !manifest.settings.empty())
            sections.push_back({manifest.id, needs.locales.get(l.language(), manifest.id).t(manifest.name),
                                manifest.settings});
    return sections;
}

/// The host's own choices are words; those of plugins are shown as plugin.json has them.
std::string choice_label(const std::string& plugin, const std::string& choice, const Locale& l) {
    if (plugin != "core") return choice;
    if (choice == "administrator") return l.t("Administrators");
    if (choice == "staff") return l.t("Administrators, secretariat and drafters");
    return l.t("Nobody");
}

/// One form holds the settings of all of them.
std::string field_name(const std::string& plugin, const Setting& setting) {
    return plugin + '.' + setting.key;
}

/// The value of a setting as its field in a form says it.
std::string typed_setting(const Request& request, const std::string& name, const Setting& setting) {
    const auto& typed = request.form_value(name);
    if (setting.type != Setting::Type::boolean) return typed;
    return typed.empty() ? "false" : "true";
}

/// @param typed the form that has a problem, to be shown again.
Model setting_model(const PageNeeds& needs, RequestScope& scope, const std::string& plugin,
                    const Setting& setting, const Error& error, const Request* typed) {
    const auto& words = needs.locales.get(scope.locale().language(), plugin);
    const auto name = field_name(plugin, setting);
    const auto stored = needs.settings.value(plugin, setting);
    // What was left alone is shown as it is by now, or to send the form again would undo what others have
    // made of it.
    const bool changed = typed != nullptr && typed_setting(*typed, name, setting) != seen_in(*typed, name);
    const auto value = changed ? typed_setting(*typed, name, setting) : stored;
    Field field{.label = words.t(setting.label),
                .name = name,
                .value = setting.type == Setting::Type::secret ? std::string() : value,
                .error = problem_on(name, error, scope.locale()),
                .type = setting.type == Setting::Type::secret ? "password" : "text",
                .checked = value == "true"};
    std::vector<Choice> choices;
    for (const auto& choice : setting.choices)
        choices.push_back({.value = choice,
                           .label = choice_label(plugin, choice, scope.locale()),
                           .selected = choice == value});
    const bool choice = setting.type == Setting::Type::choice;
    const bool truth = setting.type == Setting::Type::boolean;
    Model model = choice ? choice_model(field, choices) : field_model(field);
    model.set("is_text", !choice && !truth)
        .set("is_long", false)
        .set("is_choice", choice)
        .set("is_truth", truth)
        .set("has_was", setting.type != Setting::Type::secret)
        .set("was_name", was(name))
        .set("was", setting.type == Setting::Type::secret ? std::string() : stored);
    return model;
}

Result<Reply> show_settings(const PageNeeds& needs, RequestScope& scope, const Error& error,
                            const Request* typed = nullptr) {
    const auto& l = scope.locale();
    Model::List sections;
    for (const auto& section : sections_of(needs, scope)) {
        Model::List settings;
        for (const auto& setting : section.settings)
            settings.push_back(setting_model(needs, scope, section.id, setting, error, typed));
        sections.push_back({{"title", section.title}, {"id", section.id}, {"settings", std::move(settings)}});
    }
    const bool has_problems = !error.fields.empty();
    const int status = has_problems ? status_of(error.code) : 200;
    return View{.name = "core/admin/settings",
                .model = {{"has_problems", has_problems},
                          {"problems", problems_model(error, l)},
                          {"save_url", scope.url("core.save_settings")},
                          {"sections", std::move(sections)}},
                .title = l.t("Settings"),
                .status = status};
}

Result<Reply> save_settings(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    Error problems{.code = ErrorCode::invalid_input, .message = "There is a problem"};
    for (const auto& section : sections_of(needs, scope))
        for (const auto& setting : section.settings) {
            const auto name = field_name(section.id, setting);
            const auto value = typed_setting(request, name, setting);
            if (setting.type == Setting::Type::secret && value.empty()) continue;  // left as it is
            const auto seen = seen_in(request, name);
            if (value == seen) continue;  // left as it is, whatever others have made of it
            auto done = needs.settings.set(scope.actor(), section.id, setting, value, seen);
            if (!done && done.error().code == ErrorCode::conflict) {
                problems.code = ErrorCode::conflict;
                static_cast<void>(needs.settings.reload());
                problems.fields.push_back(changed_meanwhile(name, needs.settings.value(section.id, setting)));
                continue;
            }
            if (!done && done.error().code != ErrorCode::invalid_input) return std::move(done).error();
            if (!done)
                for (auto problem : done.error().fields) {
                    problem.field = name;
                    problems.fields.push_back(std::move(problem));
                }
        }
    if (!problems.fields.empty()) return show_settings(needs, scope, problems, &request);
    scope.notice(scope.locale().t("Saved."));
    return Redirect{scope.url("core.settings")};
}

/// One box of the table.
std::string cell_name(std::string_view role, const std::string& permission) {
    return std::string(role) + ':' + permission;
}

/// The names of all boxes that are ticked, each between two spaces.
std::string ticked(const PermissionTable& table) {
    std::string names = " ";
    for (const auto& declared : table.declarations())
        for (const auto role : roles)
            if (table.grants(role, declared.id)) names += cell_name(role, declared.id) + ' ';
    return names;
}

Result<Reply> show_roles(const PageNeeds& needs, RequestScope& scope) {
    const auto& l = scope.locale();
    const auto& site = host_scope(scope).site();
    Model::List columns;
    for (const auto role : roles) columns.push_back({{"name", role_name(role, l)}});
    Model::List groups;
    std::string current;
    Model::List permissions;
    const auto close = [&] {
        if (permissions.empty()) return;
        groups.push_back({{"plugin", current},
                          {"span", std::to_string(std::size(roles) + 1)},
                          {"permissions", std::move(permissions)}});
        permissions = {};
    };
    for (const auto& declared : site.permissions.declarations()) {
        if (declared.plugin != current) close();
        current = declared.plugin;
        Model::List cells;
        for (const auto role : roles) {
            const bool granted = site.permissions.grants(role, declared.id);
            const bool shipped =
                role == "administrator" ||
                std::find(declared.roles.begin(), declared.roles.end(), role) != declared.roles.end();
            const auto name = cell_name(role, declared.id);
            cells.push_back({{"id", "c-" + name},
                             {"name", name},
                             {"role", role_name(role, l)},
                             {"checked", granted},
                             {"changed", granted != shipped}});
        }
        permissions.push_back({{"label", needs.locales.get(l.language(), declared.plugin).t(declared.label)},
                               {"code", declared.id},
                               {"cells", std::move(cells)}});
    }
    close();
    return View{.name = "core/admin/roles",
                .model = {{"save_url", scope.url("core.save_roles")},
                          {"was", ticked(site.permissions)},
                          {"roles", std::move(columns)},
                          {"groups", std::move(groups)}},
                .title = l.t("Roles")};
}

Result<Reply> save_roles(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto declarations = host_scope(scope).site().permissions.declarations();
    const auto seen = seen_in(request, "ticked");
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& declared : declarations)
            for (const auto role : roles) {
                if (role == "administrator") continue;
                const auto name = cell_name(role, declared.id);
                const bool wanted = !request.form_value(name).empty();
                // A box that this administrator left alone stays as others have made it meanwhile.
                if (seen && wanted == (seen->find(' ' + name + ' ') != std::string::npos)) continue;
                const bool shipped =
                    std::find(declared.roles.begin(), declared.roles.end(), role) != declared.roles.end();
                set_role_permission(uow, scope.actor(), std::string(role), declared.id, wanted, shipped);
            }
        return {};
    });
    if (!done) return std::move(done).error();
    needs.refresh();
    scope.notice(scope.locale().t("Saved."));
    return Redirect{scope.url("core.roles")};
}

}  // namespace

void add_admin_setting_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    core.routes.push_back({.path = "/admin/settings",
                           .name = "core.settings",
                           .access = access,
                           .handler = [needs](const Request&, RequestScope& scope) {
                               return show_settings(needs, scope, no_error);
                           }});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/settings",
                           .name = "core.save_settings",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return save_settings(needs, request, scope);
                           }});
    core.routes.push_back(
        {.path = "/admin/roles",
         .name = "core.roles",
         .access = access,
         .handler = [needs](const Request&, RequestScope& scope) { return show_roles(needs, scope); }});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/roles",
                           .name = "core.save_roles",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return save_roles(needs, request, scope);
                           }});
    core.menus.push_back({.menu = "admin", .label = "Settings", .route = "core.settings", .weight = 40});
    core.menus.push_back({.menu = "admin", .label = "Roles", .route = "core.roles", .weight = 50});
}

}  // namespace plenaria::host
