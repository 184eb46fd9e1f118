// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include <plenaria/paging.hpp>

#include "pages/notification_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

constexpr int notifications_per_page = 30;

std::string digest_sentence(const Locale& l, const std::string& digest) {
    if (digest == "at_once") return l.t("You get each by mail at once.");
    if (digest == "never") return l.t("You get none by mail.");
    return l.t("You get them by mail once a day, when there are any.");
}

Result<Reply> show_notifications(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const int page = page_number(request);
    struct Shown {
        std::vector<StoredNotification> items;
        int total = 0;
        std::string digest;
    };
    auto shown = scope.db().read([&](UnitOfWork& uow) -> Result<Shown> {
        const auto account = find_account(uow, scope.actor().id);
        return Shown{
            notifications_of(uow, scope.actor(), (page - 1) * notifications_per_page, notifications_per_page),
            count_notifications(uow, scope.actor()), account ? account->digest : "daily"};
    });
    if (!shown) return std::move(shown).error();
    const auto& l = scope.locale();
    Model::List items;
    bool has_unread = false;
    for (const auto& one : shown->items) {
        const auto& words = needs.locales.get(l.language(), one.notification.domain);
        has_unread = has_unread || one.unread;
        items.push_back({{"text", words.t(one.notification.message, one.notification.values)},
                         {"url", one.notification.path.empty() ? std::string("/") : one.notification.path},
                         {"when", l.instant(one.created_at, scope.actor().zone)},
                         {"unread", one.unread}});
    }
    const bool has_items = !items.empty();
    Model model;
    set_pages(model, page_range(page, notifications_per_page, shown->total),
              {scope, "core.notifications", request}, l);
    model.set("has_items", has_items)
        .set("items", std::move(items))
        .set("has_unread", has_unread)
        .set("read_all_url", scope.url("core.read_notifications"))
        .set("digest", digest_sentence(l, shown->digest));
    return View{.name = "core/notifications", .model = std::move(model), .title = l.t("Notifications")};
}

View pause_view(RequestScope& scope, const std::string& secret, bool paused) {
    return {.name = "core/pause",
            .model = {{"paused", paused}, {"action_url", scope.url("core.pause_now", {{"secret", secret}})}},
            .title = scope.locale().t("Messages about news"),
            .layout = Layout::outside};
}

}  // namespace

void add_notification_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back({.path = "/notifications",
                           .name = "core.notifications",
                           .access = Access::signed_in(),
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_notifications(needs, request, scope);
                           }});
    core.routes.push_back({.method = Method::post,
                           .path = "/notifications/read",
                           .name = "core.read_notifications",
                           .access = Access::signed_in(),
                           .handler = [](const Request&, RequestScope& scope) -> Result<Reply> {
                               auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
                                   mark_all_seen(uow, scope.actor());
                                   return {};
                               });
                               if (!done) return std::move(done).error();
                               return Redirect{scope.url("core.notifications")};
                           }});
    core.routes.push_back({.path = "/notifications/pause/{secret}",
                           .name = "core.pause",
                           .access = Access::anyone("shows a button only; mail programs open addresses too"),
                           .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                               return pause_view(scope, request.path_value("secret"), false);
                           }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/notifications/pause/{secret}",
         .name = "core.pause_now",
         .access = Access::anyone("the secret in the address is the credential"),
         .csrf = Csrf::exempt("mail programs post here without a page before it (RFC 8058)"),
         .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             const auto& secret = request.path_value("secret");
             if (auto done = needs.accounts.pause_messages(in.visit().browser(in.http()), secret); !done)
                 return std::move(done).error();
             return pause_view(scope, secret, true);
         }});
}

}  // namespace plenaria::host
