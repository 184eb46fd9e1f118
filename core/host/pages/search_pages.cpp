// SPDX-License-Identifier: EUPL-1.2
// One box over all that the reader may see.
#include <map>

#include <plenaria/paging.hpp>
#include <plenaria/text.hpp>

#include "db/search_words.hpp"
#include "pages/pages.hpp"
#include "pages/search_repository.hpp"

namespace plenaria::host {

namespace {

constexpr int hits_per_page = 30;

Result<Reply> show_search(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto query = beginning(trim(request.query_value("q")), 200);
    const auto& kind = request.query_value("kind");
    const auto& l = scope.locale();
    auto hits = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<SearchHit>> {
        return find_hits(uow, folded_words(query), scope.actor());
    });
    if (!hits) return std::move(hits).error();

    const auto label = [&](const SearchHit& hit) {
        return needs.locales.get(l.language(), hit.plugin).t(hit.kind);
    };
    std::map<std::string, int> counts;
    for (const auto& hit : *hits) ++counts[label(hit)];
    std::vector<const SearchHit*> wanted;
    for (const auto& hit : *hits)
        if (kind.empty() || label(hit) == kind) wanted.push_back(&hit);

    const int page = page_number(request);
    const auto first = static_cast<std::size_t>(page - 1) * hits_per_page;
    Model::List results;
    for (std::size_t i = first; i < wanted.size() && i < first + hits_per_page; ++i)
        results.push_back({{"title", wanted[i]->title},
                           {"url", wanted[i]->path},
                           {"kind", label(*wanted[i])},
                           {"has_excerpt", false},
                           {"excerpt", ""}});
    Model::List kinds;
    for (const auto& [name, count] : counts)
        kinds.push_back({{"label", name},
                         {"count", l.number(count)},
                         {"url", scope.url("core.search", {{"q", query}, {"kind", name}})},
                         {"current", name == kind}});
    const bool has_results = !results.empty();
    Model model;
    set_pages(model, page_range(page, hits_per_page, static_cast<long long>(wanted.size())),
              {scope, "core.search", request}, l);
    model.set("query", query)
        .set("asked", !query.empty())
        .set("count", l.n("{n} found", "{n} found", static_cast<long long>(wanted.size())))
        .set("has_results", has_results)
        .set("results", std::move(results))
        .set("has_kinds", counts.size() > 1)
        .set("kinds", std::move(kinds));
    return View{.name = "core/search", .model = std::move(model), .title = l.t("Search")};
}

}  // namespace

void add_search_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back({.path = "/search",
                           .name = "core.search",
                           .access = Access::signed_in(),
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_search(needs, request, scope);
                           }});
}

}  // namespace plenaria::host
