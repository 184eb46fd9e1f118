// SPDX-License-Identifier: EUPL-1.2
#include "web/frame.hpp"

#include <array>

namespace plenaria::host {

namespace {

struct Language {
    const char* code;
    const char* name;  // in itself: who looks for it cannot read the others
};
constexpr std::array<Language, 3> languages = {{{"en", "English"}, {"es", "Español"}, {"fr", "Français"}}};

/// The same page in another language: path and query, with `lang` replaced.
std::string page_in(const HttpRequest& request, std::string_view code) {
    std::string url = request.path;
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        if (name == "lang") continue;
        url += separator + percent_encode(name) + '=' + percent_encode(value);
        separator = '&';
    }
    return url + separator + "lang=" + std::string(code);
}

bool is_below(std::string_view path, std::string_view entry) {
    if (entry == "/") return path == "/";
    return path.starts_with(entry) && (path.size() == entry.size() || path[entry.size()] == '/');
}

/// "/directory" of "/directory/cities"; empty for "/".
std::string_view first_part(std::string_view path) {
    return path == "/" ? std::string_view() : path.substr(0, path.find('/', 1));
}

Model::List menu(const FrameNeeds& needs, const HostScope& scope, std::string_view which) {
    Model::List entries;
    const auto& site = scope.site();
    const auto& path = scope.http().path;
    // Of "/statements" and "/statements/rounds" only the longer one is where the reader is.
    std::string_view here;
    for (const auto& owned : site.contributions->menus)
        if (const auto* route = site.router.named(owned.what.route);
            route != nullptr && is_below(path, route->what.path) && route->what.path.size() > here.size())
            here = route->what.path;
    // A room may lie beside its entry: "/directory/people" belongs to "/directory/cities" in the menu.
    const auto room = first_part(path);
    for (const auto& owned : site.contributions->menus)
        if (const auto* route = site.router.named(owned.what.route);
            here.empty() && owned.what.menu == "main" && route != nullptr &&
            first_part(route->what.path) == room)
            here = route->what.path;
    for (const auto& owned : site.contributions->menus) {
        if (owned.what.menu != which) continue;
        const auto* route = site.router.named(owned.what.route);
        if (route == nullptr || !may_call(scope.actor(), route->what.access)) continue;
        const auto& locale = needs.locales.get(scope.locale().language(), owned.plugin);
        entries.push_back({{"label", locale.t(owned.what.label)},
                           {"url", route->what.path},
                           {"current", route->what.path == here}});
    }
    return entries;
}

}  // namespace

bool may_call(const Actor& actor, const Access& access) {
    switch (access.kind()) {
        case Access::Kind::anyone:
            return true;
        case Access::Kind::signed_in:
            return actor.kind == Actor::Kind::account || actor.kind == Actor::Kind::token;
        case Access::Kind::permission:
            if (!actor.permits) return false;
            // In any scope: whether it holds for this object, the service decides.
            for (const auto& permit : *actor.permits)
                if (permit.permission == access.text()) return true;
            return false;
        case Access::Kind::link:
            return actor.kind == Actor::Kind::link && actor.purpose == access.text();
    }
    return false;
}

Model frame_model(const FrameNeeds& needs, const HostScope& scope, const std::string& csrf,
                  const std::string& request_id) {
    const auto& request = scope.http();
    const auto& actor = scope.actor();
    const auto language = scope.locale().language();
    Model::List choices;
    for (const auto& one : languages)
        choices.push_back({{"code", one.code},
                           {"name", one.name},
                           {"current", language == one.code},
                           {"url", page_in(request, one.code)}});

    auto main_menu = menu(needs, scope, "main");
    auto admin_menu = menu(needs, scope, "admin");
    const bool has_menu = !main_menu.empty();
    const bool has_admin_menu = !admin_menu.empty();
    const bool signed_in = actor.kind == Actor::Kind::account;
    const auto& session = scope.visit().session;
    const bool has_notice = session && !session->notice.empty();

    Model frame;
    frame.set("language", language)
        .set("languages", std::move(choices))
        .set("menu", std::move(main_menu))
        .set("has_menu", has_menu)
        .set("admin_menu", std::move(admin_menu))
        .set("has_admin_menu", has_admin_menu)
        .set("has_user", signed_in)
        .set("user_name", signed_in ? actor.name : std::string())
        .set("has_party", actor.kind == Actor::Kind::link)
        .set("party_name", actor.kind == Actor::Kind::link ? actor.name : std::string())
        .set("sign_in_url", scope.url("core.sign_in", {}))
        .set("sign_out_url", scope.url("core.sign_out", {}))
        .set("account_url", scope.url("core.account", {}))
        .set("search_url", scope.url("core.search", {}))
        .set("home_url", "/")
        .set("page_url", request.path)
        .set("host_name", needs.config.organisation)
        .set("csrf", csrf)
        .set("request_id", request_id)
        .set("has_notice", has_notice)
        .set("notifications_url", scope.url("core.notifications", {}))
        .set("has_breadcrumbs", false)
        .set("breadcrumbs", Model::List())
        .set("govuk_css_url", needs.assets.url("govuk.css"))
        .set("css_url", needs.assets.url("plenaria.css"))
        .set("js_url", needs.assets.url("plenaria.js"))
        .set("staff_js_url", needs.assets.url("staff.js"))
        .set("live_js_url", needs.assets.url("live.js"))
        .set("questions_js_url", needs.assets.url("questions.js"))
        .set("check_in_js_url", needs.assets.url("check-in.js"))
        .set("check_in_worker_url", needs.assets.url("check-in.worker.js"))
        .set("icon_url", needs.assets.url("icon.svg"))
        .set("world_url", needs.assets.url("world.svg"));
    Model notice;
    notice.set("text", has_notice ? session->notice : std::string())
        .set("has_undo", has_notice && !session->notice_undo.empty())
        .set("undo_url", has_notice ? session->notice_undo : std::string());
    frame.set("notice", std::move(notice));
    return frame;
}

}  // namespace plenaria::host
