// SPDX-License-Identifier: EUPL-1.2
// "Today": what waits for whoever is signed in, asked of every plugin.
#include <algorithm>

#include "pages/api_support.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

Model item_model(const WorkItem& item, const Locale& locale, Instant now) {
    const bool has_due = item.due != Instant{};
    return {{"title", item.title},
            {"url", item.path},
            {"has_context", !item.context.empty()},
            {"context", item.context},
            {"has_due", has_due},
            {"due", has_due ? locale.instant(item.due, item.zone) : std::string()},
            {"late", has_due && item.due < now}};
}

/// Dated ones first, the earliest on top; then the others, by title.
void sort_work(std::vector<WorkItem>& items) {
    std::sort(items.begin(), items.end(), [](const WorkItem& a, const WorkItem& b) {
        const bool a_dated = a.due != Instant{};
        const bool b_dated = b.due != Instant{};
        if (a_dated != b_dated) return a_dated;
        return a.due != b.due ? a.due < b.due : a.title < b.title;
    });
}

Result<Reply> show_today(const PageNeeds& needs, RequestScope& scope) {
    const auto& actor = scope.actor();
    auto items = waiting_for(needs, scope);
    if (!items) return std::move(items).error();

    Model::List mine, others;
    for (const auto& item : *items)
        (item.waits_for_others ? others : mine).push_back(item_model(item, scope.locale(), scope.now()));
    const bool has_mine = !mine.empty();
    const bool has_others = !others.empty();
    Model model;
    model.set("today", scope.locale().day(to_local(scope.now(), actor.zone).day))
        .set("has_figures", false)
        .set("figures", Model::List())
        .set("has_tasks", false)
        .set("tasks", Model::List())
        .set("tasks_status", "")
        .set("has_mine", has_mine)
        .set("mine", std::move(mine))
        .set("has_others", has_others)
        .set("others", std::move(others));
    return View{.name = "core/home", .model = std::move(model), .title = scope.locale().t("Today")};
}

}  // namespace

Result<std::vector<WorkItem>> waiting_for(const PageNeeds& needs, RequestScope& scope) {
    auto items = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<WorkItem>> {
        std::vector<WorkItem> all;
        for (const auto& owned : host_scope(scope).site().contributions->services_of<WorkList>()) {
            const auto pass = owned.gate->enter();
            if (!pass) continue;
            auto some = owned.what->waiting(uow, scope.actor(),
                                            needs.locales.get(scope.locale().language(), owned.plugin));
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    });
    if (items) sort_work(*items);
    return items;
}

void add_home_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back(
        {.path = "/",
         .name = "core.home",
         .access = Access::signed_in(),
         .handler = [needs](const Request&, RequestScope& scope) { return show_today(needs, scope); }});
    core.menus.push_back({.menu = "main", .label = "Today", .route = "core.home", .weight = 0});
}

}  // namespace plenaria::host
