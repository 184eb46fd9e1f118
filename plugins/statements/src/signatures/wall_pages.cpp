// SPDX-License-Identifier: EUPL-1.2
#include "wall_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "../text/part_pages.hpp"
#include "../validation/validation_pages.hpp"
#include "../versions/redline.hpp"
#include "wall.hpp"
#include "wall_list_pages.hpp"
#include "wall_map.hpp"

namespace plenaria::statements {

namespace {

Result<Wall> read_wall_page(const WallTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_wall(uow, *tools.directory, request.path_value("signing"), scope.locale());
    });
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
    // A search of the browser sees one part of a long list only.
    const bool many = Parts(shown.size()).count() > 1;
    const auto words = many ? words_to_find(request) : std::string();
    shown = found_entries(shown, words);
    Model list;
    add_wall_list(list, shown, many, request, scope);
    Model::List validations;
    for (const auto& each : wall->validations)
        validations.push_back({{"sentence", validated_in_words(each, locale, wall->signing.zone)}});
    const bool has_validations = !validations.empty();
    const auto count = static_cast<long long>(wall->entries.size());
    const auto absolute = tools.addresses->absolute(link({}, false));
    const auto badge = tools.addresses->absolute(scope.url("statements.wall_badge", {{"signing", id}}));
    const auto sentence = locale.n("{n} city has signed", "{n} cities have signed", count);
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
                  {"filtered", !region.empty() || !words.empty()},
                  {"shown", locale.n("{n} city", "{n} cities", static_cast<long long>(shown.size()))},
                  {"list", std::move(list)},
                  {"has_groups", !shown.empty()},
                  {"has_signatories", count > 0},
                  {"csv_url", scope.url("statements.wall_csv", {{"signing", id}})},
                  {"json_url", scope.url("statements.wall_data", {{"signing", id}})},
                  {"hash", wall->signing.version_hash},
                  {"has_validations", has_validations},
                  {"validations", std::move(validations)},
                  {"snippet", "<a href=\"" + escape_html(absolute) + "\"><img src=\"" + escape_html(badge) +
                                  "\" width=\"320\" height=\"96\" alt=\"" + escape_html(sentence) +
                                  "\"></a>"}},
        .title = wall->statement.title + " – " + sentence,
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
