// SPDX-License-Identifier: EUPL-1.2
#include "edition_list_pages.hpp"

#include <array>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../planning/late.hpp"

namespace plenaria::events {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 3> views{
    {{"upcoming", /*t*/ "Upcoming"}, {"past", /*t*/ "Past"}, {"all", /*t*/ "All"}}};
constexpr std::size_t longest_query = 200;

UrlValues values_of(const Request& request, const EditionFilter& filter) {
    UrlValues values;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) values[name] = value;
    };
    add("q", request.query_value("q"));
    add("series", filter.series);
    add("state", filter.state);
    if (filter.when != "upcoming") add("when", filter.when);
    return values;
}

Model::List view_links(const RequestScope& scope, const UrlValues& values, const std::string& when) {
    Model::List links;
    for (const auto& [value, label] : views) {
        auto all = values;
        all.erase("when");
        if (std::string_view(value) != "upcoming") all["when"] = value;
        links.push_back({{"label", scope.locale().t(label)},
                         {"url", scope.url("events.editions", all)},
                         {"current", when == value}});
    }
    return links;
}

std::vector<Choice> series_choices(const std::vector<SeriesLine>& series, const std::string& chosen,
                                   const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("All series"), .selected = chosen.empty()}};
    for (const auto& each : series)
        choices.push_back({.value = each.series.id,
                           .label = each.series.titles.in(locale.language()),
                           .selected = each.series.id == chosen});
    return choices;
}

std::vector<Choice> state_choices(const std::string& chosen, const Locale& locale) {
    using enum EditionState;
    std::vector<Choice> choices{{.value = "", .label = locale.t("Any state"), .selected = chosen.empty()}};
    for (const auto state : {idea, announced, open, running, closed, reported, postponed, cancelled})
        choices.push_back({.value = std::string(to_text(state)),
                           .label = locale.t(name_of(state)),
                           .selected = to_text(state) == chosen});
    return choices;
}

struct ListedEditions {
    std::vector<EditionLine> lines;
    std::vector<std::string> places;
    std::vector<SeriesLine> series;
    std::map<std::string, int> late;
    long long total = 0;
};

}  // namespace

EditionFilter read_filter(const Request& request, const RequestScope& scope) {
    EditionFilter filter{.today = readers_today(scope)};
    for (const auto& [value, label] : views)
        if (request.query_value("when") == value) filter.when = value;
    const auto& series = request.query_value("series");
    if (series.size() == 26 && is_utf8(series)) filter.series = series;
    if (const auto state = parse_edition_state(request.query_value("state"))) filter.state = to_text(*state);
    if (const auto& q = request.query_value("q"); is_utf8(q) && length(q) <= longest_query)
        filter.words = folded_words(q);
    return filter;
}

Result<Reply> list_editions(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto filter = read_filter(request, scope);
    const auto page = page_number(request);
    auto listed = scope.db().read([&](UnitOfWork& uow) -> Result<ListedEditions> {
        ListedEditions all{
            .lines = edition_lines(uow, filter, locale.language(), (page - 1) * page_size, page_size),
            .places = {},
            .series = all_series(uow),
            .late = late_counts(uow),
            .total = count_editions(uow, filter)};
        for (const auto& line : all.lines)
            all.places.push_back(place_words(uow, *tools.lookup, line.edition, locale));
        return all;
    });
    if (!listed) return std::move(listed).error();

    Model::List rows;
    for (std::size_t i = 0; i < listed->lines.size(); ++i) {
        const auto& [edition, title, series_title] = listed->lines[i];
        const auto late = listed->late.find(edition.id);
        rows.push_back({{"title", title},
                        {"url", scope.url("events.edition", {{"edition", edition.id}})},
                        {"series", series_title},
                        {"place", listed->places[i]},
                        {"dates", date_range(edition.dates, locale)},
                        {"state", state_tag(edition.state, locale)},
                        {"is_late", late != listed->late.end()},
                        {"late", late == listed->late.end()
                                     ? std::string()
                                     : locale.n("{n} milestone late", "{n} milestones late", late->second)}});
    }
    const auto values = values_of(request, filter);
    const bool may_edit = scope.actor().may("events.edit");
    Model model{{"views", view_links(scope, values, filter.when)},
                {"search", field_model({.label = locale.t("Title, series or place"),
                                        .name = "q",
                                        .value = request.query_value("q"),
                                        .type = "search",
                                        .id = "f-search"})},
                {"series", choice_model({.label = locale.t("Series"), .name = "series"},
                                        series_choices(listed->series, filter.series, locale))},
                {"state", choice_model({.label = locale.t("State"), .name = "state"},
                                       state_choices(filter.state, locale))},
                {"when", filter.when},
                {"filtered", !filter.words.empty() || !filter.series.empty() || !filter.state.empty()},
                {"action_url", scope.url("events.editions")},
                {"all_url", scope.url("events.editions", {{"when", "all"}})},
                {"count", locale.n("{n} event", "{n} events", listed->total)},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)},
                {"may_edit", may_edit},
                {"new_url", scope.url("events.edition_new")},
                {"series_url", scope.url("events.series_list")}};
    set_pages(model, page_range(page, page_size, listed->total), {scope, "events.editions", values}, locale);
    return View{.name = "events/edition/list", .model = std::move(model), .title = locale.t("Events")};
}

}  // namespace plenaria::events
