// SPDX-License-Identifier: EUPL-1.2
#include "city_pages.hpp"

#include <array>

#include <fmt/format.h>

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../country.hpp"
#include "../directory_service.hpp"
#include "../labels.hpp"
#include "../parties/party_pages.hpp"
#include "city_list_repository.hpp"
#include "city_repository.hpp"

namespace plenaria::directory {

namespace {

UrlValues city_filter_values(const Request& request, const ListFilter& filter) {
    UrlValues values;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) values[name] = value;
    };
    add("q", request.query_value("q"));
    add("region", filter.region);
    add("context", filter.context);
    add("letter", filter.letter);
    if (filter.sort != "name") add("sort", filter.sort);
    return values;
}

/// A link for each answer of a filter, the others kept.
Model::List filter_links(RequestScope& scope, const UrlValues& values, const std::string& name,
                         const std::vector<std::pair<std::string, std::string>>& answers) {
    Model::List links;
    const auto now = values.find(name);
    for (const auto& [value, label] : answers) {
        auto all = values;
        if (value.empty())
            all.erase(name);
        else
            all[name] = value;
        links.push_back({{"label", label},
                         {"url", scope.url("directory.cities", all)},
                         {"current", now == values.end() ? value.empty() : now->second == value}});
    }
    return links;
}

/// An address whose last part is filled in for each row: looking a route up for every row would cost more
/// than the row.
std::string base_url(const RequestScope& scope, std::string_view route, const char* part) {
    auto url = scope.url(route, {{part, "-"}});
    url.pop_back();
    return url;
}

/// The letters of the alphabet, each with the other filters kept.
Model::List letter_links(const RequestScope& scope, const UrlValues& values, const ListFilter& filter) {
    constexpr std::string_view name = "letter=";
    auto all = values;
    all["letter"] = "a";
    auto url = scope.url("directory.cities", all);
    const auto place = url.find(name) + name.size();
    Model::List letters;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        url[place] = letter;
        letters.push_back({{"label", std::string(1, static_cast<char>(letter - 'a' + 'A'))},
                           {"url", url},
                           {"current", filter.letter == std::string_view(&letter, 1)}});
    }
    return letters;
}

Model::List region_links(RequestScope& scope, const UrlValues& values, const std::vector<Count>& counts) {
    const auto& locale = scope.locale();
    long long total = 0;
    for (const auto& count : counts) total += count.count;
    std::vector<std::pair<std::string, std::string>> answers{
        {"", locale.t("All regions") + " (" + locale.number(total) + ")"}};
    for (const auto& count : counts)
        if (!count.name.empty())
            answers.emplace_back(
                count.name, locale.t(region_label(count.name)) + " (" + locale.number(count.count) + ")");
    return filter_links(scope, values, "region", answers);
}

std::vector<Choice> context_choices(const Locale& locale, const ListFilter& filter) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("Any"), .selected = filter.context.empty()}};
    for (const auto* context : {"origin", "transit", "destination", "return"})
        choices.push_back({.value = context,
                           .label = locale.t(context_label(context)),
                           .selected = filter.context == context});
    return choices;
}

std::vector<Choice> sort_choices(const Locale& locale, const ListFilter& filter) {
    std::vector<Choice> choices;
    constexpr std::array<std::pair<const char*, const char*>, 4> all{{{"name", /*t*/ "Name"},
                                                                      {"country", /*t*/ "Country"},
                                                                      {"population", /*t*/ "Population"},
                                                                      {"changed", /*t*/ "Last change"}}};
    for (const auto& [value, label] : all)
        choices.push_back({.value = value, .label = locale.t(label), .selected = filter.sort == value});
    return choices;
}

std::string context_words(const MigrationContext& context, const Locale& locale) {
    std::string words;
    const auto add = [&](bool is, const char* name) {
        if (is) words += (words.empty() ? "" : ", ") + locale.t(context_label(name));
    };
    add(context.origin, "origin");
    add(context.transit, "transit");
    add(context.destination, "destination");
    add(context.return_to, "return");
    return words;
}

/// A number of a table, to about a metre: "-0.1969".
std::string coordinate_text(double degrees) {
    auto text = fmt::format("{:.5f}", degrees);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace

Result<Reply> list_cities_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto filter = read_filter(request, scope);
    const auto page = page_number(request);
    std::vector<CityLine> cities;
    std::vector<Count> regions;
    long long total = 0;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        cities = city_lines(uow, filter, today(scope), paging(page));
        regions = count_regions(uow, filter);
        total = total_of(regions, filter.region);
        return {};
    });
    if (!read) return std::move(read).error();

    const auto city_base = base_url(scope, "directory.city", "city");
    const auto person_base = base_url(scope, "directory.person", "person");
    Model::List rows;
    rows.reserve(cities.size());
    for (const auto& city : cities)
        rows.push_back({{"name", city.name},
                        {"url", city_base + city.id},
                        {"country", locale.country(city.iso2)},
                        {"division", city.division},
                        {"region", locale.t(region_label(city.region))},
                        {"context", context_words(city.context, locale)},
                        {"population", city.population == 0 ? "" : locale.number(city.population)},
                        {"mayor", city.mayor},
                        {"has_mayor", !city.mayor.empty()},
                        {"mayor_url", city.mayor_id.empty() ? std::string() : person_base + city.mayor_id}});
    const auto values = city_filter_values(request, filter);
    const ListAddress list(scope, "directory.cities", values);
    const ListAddress file(scope, "directory.cities_export", values);
    Model model{
        {"tabs", tabs(scope, "directory.cities")},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"filtered", !values.empty()},
        {"all_url", scope.url("directory.cities")},
        {"count", locale.n("{n} city", "{n} cities", total)},
        {"regions", region_links(scope, values, regions)},
        {"letters", letter_links(scope, values, filter)},
        {"search", field_model({.label = locale.t("Name or spelling"),
                                .name = "q",
                                .value = request.query_value("q"),
                                .type = "search",
                                .id = "f-search"})},
        {"context", choice_model({.label = locale.t("Migration context"), .name = "context"},
                                 context_choices(locale, filter))},
        {"sort", choice_model({.label = locale.t("Sort by"), .name = "sort"}, sort_choices(locale, filter))},
        {"region", filter.region},
        {"csv_url", file.with("format", "csv")},
        {"xlsx_url", file.with("format", "xlsx")},
        {"may_edit", scope.actor().may("directory.edit")},
        {"new_url", scope.url("directory.city_new")}};
    set_pages(model, page_range(page, page_size, total), list, locale);
    return View{.name = "directory/city/list", .model = std::move(model), .title = locale.t("Cities")};
}

Result<Reply> export_cities(Documents& documents, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    struct Reading {
        std::vector<ListedCity> listed;
        PostById posts;
    };
    auto cities = scope.db().read([&](UnitOfWork& uow) -> Result<Reading> {
        return Reading{
            list_cities(uow, read_filter(request, scope), today(scope), {.offset = 0, .limit = 100'000}),
            all_posts(uow)};
    });
    if (!cities) return std::move(cities).error();
    Table table{.title = locale.t("Cities")};
    for (const auto* field : {"name_en", "name_es", "name_fr", "iso2", "division"})
        table.columns.push_back({.title = locale.t(field_label(field))});
    table.columns.push_back({.title = locale.t("Region")});
    table.columns.push_back({.title = locale.t("Population"), .kind = Table::Kind::number});
    table.columns.push_back({.title = locale.t("Latitude"), .kind = Table::Kind::number});
    table.columns.push_back({.title = locale.t("Longitude"), .kind = Table::Kind::number});
    table.columns.push_back({.title = locale.t("Migration context")});
    table.columns.push_back({.title = locale.t("Time zone")});
    table.columns.push_back({.title = locale.t("Working language")});
    table.columns.push_back({.title = locale.t("Mayor")});
    add_post_columns(table, locale);
    for (const auto& [city, region, mayor] : cities->listed) {
        table.rows.push_back({city.name.en, city.name.es, city.name.fr, city.iso2, city.division, region,
                              city.population == 0 ? std::string() : std::to_string(city.population),
                              city.has_place ? coordinate_text(city.latitude) : std::string(),
                              city.has_place ? coordinate_text(city.longitude) : std::string(),
                              context_words(city.context, locale), city.zone, city.language, mayor});
        add_post_cells(table, cities->posts, city.id);
    }
    return table_file(documents, table, "cities", request.query_value("format"));
}

Result<Reply> show_city(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("city");
    std::optional<City> city;
    std::optional<Ref> stands;
    PartyExtras extras;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        city = find_city(uow, id);
        if (!city) return Error{ErrorCode::not_found, "This city does not exist.", id};
        stands = standing(uow, city_ref(id));
        extras = read_extras(uow, city_ref(id));
        return {};
    });
    if (!read) return std::move(read).error();
    if (!city->merged_into.empty() && stands)
        return Redirect{scope.url("directory.city", {{"city", stands->id}})};

    const auto* country = find_country(city->iso2);
    Model::List facts;
    const auto fact = [&](std::string_view label, const std::string& value) {
        if (!value.empty())
            facts.push_back(
                {{"key", locale.t(label)}, {"value", value}, {"has_change", false}, {"change_url", ""}});
    };
    fact(/*t*/ "Name in English", city->name.en);
    fact(/*t*/ "Name in Spanish", city->name.es);
    fact(/*t*/ "Name in French", city->name.fr);
    fact(/*t*/ "Further spellings", join_words(city->aliases));
    fact(/*t*/ "Country", locale.country(city->iso2));
    fact(/*t*/ "State or province", city->division);
    if (country != nullptr && !country->region.empty())
        fact(/*t*/ "UN region",
             locale.t(region_label(country->region)) + ", " + locale.t(region_label(country->subregion)));
    if (city->population > 0) fact(/*t*/ "Population", locale.number(city->population));
    if (city->has_place)
        fact(/*t*/ "Coordinates",
             locale.decimal(city->latitude, 5) + " / " + locale.decimal(city->longitude, 5));
    fact(/*t*/ "Migration context", context_words(city->context, locale));
    fact(/*t*/ "Time zone", city->zone);
    fact(/*t*/ "Working language", locale.language_name(city->language));
    fact(/*t*/ "Postal address", post_in_words(city->post, locale));
    fact(/*t*/ "Note", city->note);
    Model model{{"name", city->name.in(locale.language())},
                {"country", locale.country(city->iso2)},
                {"list_url", scope.url("directory.cities")},
                {"edit_url", scope.url("directory.city_edit", {{"city", id}})},
                {"rows", std::move(facts)},
                {"add_mandate_url", scope.url("directory.mandate_new", {{"city", id}})}};
    set_extras(model, scope, city_ref(id), extras);
    return View{
        .name = "directory/city/show", .model = std::move(model), .title = city->name.in(locale.language())};
}

}  // namespace plenaria::directory
