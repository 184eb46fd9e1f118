// SPDX-License-Identifier: EUPL-1.2
// Plugins as the administrator sees them: what runs, what does not and why, switching off and on.
#include <algorithm>

#include "pages/api_support.hpp"
#include "pages/pages.hpp"
#include "pages/plugin_switch_repository.hpp"

namespace plenaria::host {

namespace {

Model plugin_tag(Stage stage, const Locale& l) {
    const char* kind = "grey";
    if (stage == Stage::started) kind = "green";
    if (stage == Stage::failed || stage == Stage::quarantined) kind = "terra";
    if (stage == Stage::refused) kind = "amber";
    return {{"kind", kind}, {"text", l.t(word(stage))}};
}

Result<Reply> show_plugins(const PageNeeds& needs, RequestScope& scope) {
    const auto& l = scope.locale();
    Model::List plugins;
    const auto reports = needs.plugins.reports();
    for (const auto& report : reports) {
        const auto& own = needs.locales.get(l.language(), report.id);
        const bool runs = report.stage == Stage::started;
        std::string required;
        for (const auto& id : report.required) {
            const auto it = std::find_if(reports.begin(), reports.end(),
                                         [&](const PluginReport& each) { return each.id == id; });
            required += required.empty() ? "" : ", ";
            required += it == reports.end() ? id : needs.locales.get(l.language(), id).t(it->name);
        }
        plugins.push_back({{"name", own.t(report.name)},
                           {"id", report.id},
                           {"version", report.version.text()},
                           {"state", plugin_tag(report.stage, l)},
                           {"requires", required},
                           {"has_problem", !report.sentence.empty()},
                           {"problem", l.t(report.sentence.message, report.sentence.values)},
                           {"can_enable", !runs},
                           {"enable_url", scope.url("core.enable_plugin", {{"plugin", report.id}})},
                           {"can_disable", runs},
                           {"disable_url", scope.url("core.disable_plugin", {{"plugin", report.id}})},
                           {"error_url", scope.url("core.plugin", {{"plugin", report.id}})}});
    }
    return View{
        .name = "core/admin/plugins", .model = {{"plugins", std::move(plugins)}}, .title = l.t("Plug-ins")};
}

Result<Reply> show_plugin(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& l = scope.locale();
    for (const auto& report : needs.plugins.reports()) {
        if (report.id != request.path_value("plugin")) continue;
        Model::List remedies;
        if (report.stage == Stage::quarantined)
            remedies.push_back(
                {{"text", l.t("Ask its author for a newer version, then switch it on again.")}});
        if (!report.root_cause.empty())
            remedies.push_back({{"text", l.t("Look at {plugin} first: the cause lies there.",
                                             {{"plugin", report.root_cause}})}});
        remedies.push_back({{"text", l.t("Start with --safe-mode to work without plug-ins.")}});
        return View{.name = "core/admin/plugin_error",
                    .model = {{"name", needs.locales.get(l.language(), report.id).t(report.name)},
                              {"id", report.id},
                              {"version", report.version.text()},
                              {"stage", l.t(word(report.stage))},
                              {"sentence", l.t(report.sentence.message, report.sentence.values)},
                              {"detail", report.sentence.english()},
                              {"remedies", std::move(remedies)},
                              {"back_url", scope.url("core.plugins")}},
                    .title = report.id};
    }
    return Error{ErrorCode::not_found, "This plug-in is not installed."};
}

Handler switching_plugin(const PageNeeds& needs, bool on) {
    return [needs, on](const Request& request, RequestScope& scope) -> Result<Reply> {
        const auto& id = request.path_value("plugin");
        if (auto switched = switch_plugin(needs, scope, id, on); !switched)
            return std::move(switched).error();
        scope.notice(scope.locale().t(on ? "{plugin} is switched on." : "{plugin} is switched off.",
                                      {{"plugin", id}}));
        return Redirect{"/admin/plugins"};
    };
}

}  // namespace

Result<void> switch_plugin(const PageNeeds& needs, RequestScope& scope, const std::string& id, bool on) {
    auto changed = on ? needs.plugins.enable(id) : needs.plugins.disable(id);
    if (!changed) return changed;
    return scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        remember_switch(uow, scope.actor(), id, on ? PluginSwitch::on : PluginSwitch::off);
        return {};
    });
}

void add_admin_plugin_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    core.routes.push_back(
        {.path = "/admin/plugins",
         .name = "core.plugins",
         .access = access,
         .handler = [needs](const Request&, RequestScope& scope) { return show_plugins(needs, scope); }});
    core.routes.push_back({.path = "/admin/plugins/{plugin}",
                           .name = "core.plugin",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_plugin(needs, request, scope);
                           }});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/plugins/{plugin}/enable",
                           .name = "core.enable_plugin",
                           .access = access,
                           .handler = switching_plugin(needs, true)});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/plugins/{plugin}/disable",
                           .name = "core.disable_plugin",
                           .access = access,
                           .handler = switching_plugin(needs, false)});
    core.menus.push_back({.menu = "admin", .label = "Plug-ins", .route = "core.plugins", .weight = 60});
}

}  // namespace plenaria::host
