// SPDX-License-Identifier: EUPL-1.2
#include "wall_pages.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "office_name.hpp"
#include "redline.hpp"
#include "wall.hpp"

namespace plenaria::statements {

namespace {

Result<Wall> read_wall_page(const WallTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_wall(uow, *tools.directory, request.path_value("signing"), scope.locale());
    });
}

/// Cities by their first letter, or by country; each group has its heading.
Model::List groups(const std::vector<const WallEntry*>& entries, bool by_country, const Locale& locale) {
    std::vector<std::pair<std::string, Model::List>> sorted;
    std::map<std::string, std::size_t> known;
    std::vector<std::string> keys;
    for (const auto* entry : entries) {
        // The first letter as readers look it up: É stands under E.
        const auto letter = fold_letter(entry->name);
        const auto heading = by_country ? entry->country : letter;
        const auto [at, added] = known.emplace(heading, sorted.size());
        if (added) {
            sorted.emplace_back(heading, Model::List{});
            keys.push_back(locale.sort_key(heading));
        }
        sorted[at->second].second.push_back({{"name", entry->name},
                                             {"country", entry->country},
                                             {"person", entry->person},
                                             {"office", office_name(entry->office, locale)},
                                             {"has_person", !entry->person.empty()},
                                             {"signed", locale.day(entry->signed_on)}});
    }
    std::vector<std::size_t> order(sorted.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    Model::List list;
    for (const auto i : order)
        list.push_back({{"heading", sorted[i].first}, {"cities", std::move(sorted[i].second)}});
    return list;
}

Model map_model(const std::vector<const WallEntry*>& entries, const Locale& locale) {
    Model::List dots;
    for (const auto* entry : entries)
        if (entry->has_place)
            dots.push_back({{"x", fmt::format("{:.2f}", entry->longitude + 180)},
                            {"y", fmt::format("{:.2f}", 90 - entry->latitude)},
                            {"label", entry->name + ", " + entry->country},
                            {"quiet", false}});
    const auto count = static_cast<long long>(dots.size());
    return {{"caption", locale.n("{n} city on the map", "{n} cities on the map", count)},
            {"dots", std::move(dots)}};
}

}  // namespace

Result<Reply> wall_page(const WallTools& tools, const Request& request, RequestScope& scope) {
    auto wall = read_wall_page(tools, request, scope);
    if (!wall) return std::move(wall).error();
    const auto& locale = scope.locale();
    const auto& id = wall->signing.id;
    const auto& wanted = request.query_value("region");
    const bool by_country = request.query_value("by") == "country";
    Model::List regions;
    bool known = false;
    const auto link = [&](const std::string& region, bool country) {
        UrlValues values{{"signing", id}};
        if (!region.empty()) values["region"] = region;
        if (country) values["by"] = "country";
        return scope.url("statements.wall", values);
    };
    for (const auto& region : wall->regions()) {
        known = known || region.key == wanted;
        regions.push_back({{"label", locale.t(region.key)},
                           {"count", locale.number(region.count)},
                           {"current", region.key == wanted},
                           {"url", link(region.key, by_country)}});
    }
    const auto region = known ? wanted : std::string();
    std::vector<const WallEntry*> shown;
    for (const auto& entry : wall->entries)
        if (region.empty() || entry.region == region) shown.push_back(&entry);
    const auto count = static_cast<long long>(wall->entries.size());
    const auto absolute = tools.addresses->absolute(link({}, false));
    const auto badge = tools.addresses->absolute(scope.url("statements.wall_badge", {{"signing", id}}));
    const auto words = locale.n("{n} city has signed", "{n} cities have signed", count);
    return View{
        .name = "statements/wall/show",
        .model = {{"title", wall->statement.title},
                  {"version", wall->version_name},
                  {"number", locale.number(count)},
                  {"words", count == 1 ? locale.t("city has signed") : locale.t("cities have signed")},
                  {"open", takes_signatures(wall->signing, scope.now())},
                  {"map", map_model(shown, locale)},
                  {"regions", std::move(regions)},
                  {"all_url", link({}, by_country)},
                  {"all_current", region.empty()},
                  {"by_name_url", link(region, false)},
                  {"by_country_url", link(region, true)},
                  {"by_country", by_country},
                  {"filtered", !region.empty()},
                  {"shown", locale.n("{n} city", "{n} cities", static_cast<long long>(shown.size()))},
                  {"groups", groups(shown, by_country, locale)},
                  {"has_groups", !shown.empty()},
                  {"csv_url", scope.url("statements.wall_csv", {{"signing", id}})},
                  {"json_url", scope.url("statements.wall_data", {{"signing", id}})},
                  {"hash", wall->signing.version_hash},
                  {"snippet", "<a href=\"" + escape_html(absolute) + "\"><img src=\"" + escape_html(badge) +
                                  "\" width=\"320\" height=\"96\" alt=\"" + escape_html(words) + "\"></a>"}},
        .title = wall->statement.title + " – " + words,
        .layout = Layout::open};
}

Result<Reply> wall_csv(const WallTools& tools, const Request& request, RequestScope& scope) {
    auto wall = read_wall_page(tools, request, scope);
    if (!wall) return std::move(wall).error();
    return Download{"signatories.csv", std::string(csv_type),
                    tools.documents->csv(wall_table(*wall, scope.locale()))};
}

Result<Reply> wall_data(const WallTools& tools, const Request& request, RequestScope& scope) {
    auto wall = read_wall_page(tools, request, scope);
    if (!wall) return std::move(wall).error();
    return Json{wall_json(*wall)};
}

Result<Reply> wall_badge(const WallTools& tools, const Request& request, RequestScope& scope) {
    auto wall = read_wall_page(tools, request, scope);
    if (!wall) return std::move(wall).error();
    const auto& locale = scope.locale();
    const auto count = static_cast<long long>(wall->entries.size());
    return Download{"signatories.svg", "image/svg+xml",
                    badge_svg(locale.number(count),
                              count == 1 ? locale.t("city has signed") : locale.t("cities have signed"))};
}

}  // namespace plenaria::statements
