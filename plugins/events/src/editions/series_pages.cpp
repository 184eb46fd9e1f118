// SPDX-License-Identifier: EUPL-1.2
#include "series_pages.hpp"

#include "../common_pages.hpp"
#include "edition_service.hpp"

namespace plenaria::events {

namespace {

Result<Reply> series_list_view(const Titles& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    auto all =
        scope.db().read([](UnitOfWork& uow) -> Result<std::vector<SeriesLine>> { return all_series(uow); });
    if (!all) return std::move(all).error();
    Model::List rows;
    for (const auto& [series, editions] : *all)
        rows.push_back(
            {{"title", series.titles.in(locale.language())},
             {"editions", locale.n("{n} event", "{n} events", editions)},
             {"editions_url", scope.url("events.editions", {{"series", series.id}, {"when", "all"}})},
             {"edit_url", scope.url("events.series_edit", {{"series", series.id}})}});
    Model page{{"list_url", scope.url("events.editions")},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)},
               {"may_edit", scope.actor().may("events.edit")},
               {"action_url", scope.url("events.series_create")}};
    set_title_fields(page, typed, error, locale);
    set_problems(page, error, locale);
    return View{.name = "events/series/list",
                .model = std::move(page),
                .title = error == nullptr ? locale.t("Series")
                                          : locale.t("Error: {title}", {{"title", locale.t("Series")}}),
                .status = status_of(error)};
}

View series_form_view(const Series& series, const Titles& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto title = series.titles.in(locale.language());
    Model page{{"heading", title},
               {"list_url", scope.url("events.series_list")},
               {"action_url", scope.url("events.series_change", {{"series", series.id}})},
               {"revision", std::to_string(series.revision)}};
    set_title_fields(page, typed, error, locale);
    set_problems(page, error, locale);
    return {.name = "events/series/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<Series> stored_series(const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Series> {
        auto series = find_series(uow, id);
        if (!series) return Error{ErrorCode::not_found, "This series does not exist.", id};
        return *std::move(series);
    });
}

}  // namespace

Result<Reply> list_series(const RoomTools&, const Request&, RequestScope& scope) {
    return series_list_view({.original = std::string(scope.locale().language()), .texts = {}}, nullptr,
                            scope);
}

Result<Reply> create_series_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto typed = read_titles(request);
    auto made = scope.db().write([&](UnitOfWork& uow) { return create_series(uow, scope.actor(), typed); });
    if (!made) {
        if (!is_for_form(made.error())) return std::move(made).error();
        return series_list_view(typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t("The series was saved."));
    return Redirect{scope.url("events.series_list")};
}

Result<Reply> edit_series_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto series = stored_series(request.path_value("series"), scope);
    if (!series) return std::move(series).error();
    return series_form_view(*series, series->titles, nullptr, scope);
}

Result<Reply> change_series_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("series");
    const auto typed = read_titles(request);
    auto saved = scope.db().write([&](UnitOfWork& uow) {
        return change_series(uow, scope.actor(), id, typed, read_revision(request));
    });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        auto series = stored_series(id, scope);
        if (!series) return std::move(series).error();
        return series_form_view(*series, typed, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.series_list")};
}

}  // namespace plenaria::events
