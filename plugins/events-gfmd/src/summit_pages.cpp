// SPDX-License-Identifier: EUPL-1.2
#include "summit_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>

#include "summit_service.hpp"

namespace plenaria::events_gfmd {

namespace {

Result<SummitReading> summit_in(const SummitTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_summit(uow, *tools.editions, request.path_value("edition"), scope.locale().language());
    });
}

Model::List summit_facts(const SummitReading& reading, const Locale& locale) {
    Model::List rows;
    const auto fact = [&](std::string key, std::string value) {
        rows.push_back({{"key", std::move(key)},
                        {"value", value.empty() ? locale.t("not known yet") : std::move(value)},
                        {"has_change", false},
                        {"change_url", ""}});
    };
    const auto& chair = reading.summit.chair;
    fact(locale.t("Chair"), chair.empty() ? std::string() : locale.country(chair));
    fact(locale.t("Host city"), reading.edition.city_name);
    fact(locale.t("Theme"), reading.summit.theme);
    return rows;
}

View chair_view(const SummitReading& reading, const Summit& typed, const Error* error,
                const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const UrlValues at{{"edition", reading.edition.id}};
    const auto title = locale.t("Chair and theme");
    Model page{
        {"caption", reading.edition.title},
        {"list_url", scope.url("events-gfmd.tables", at)},
        {"action_url", scope.url("events-gfmd.chair_set", at)},
        {"revision", std::to_string(typed.revision)},
        {"chair", field_model({.label = locale.t("State that has the chair"),
                               .name = "chair",
                               .value = typed.chair,
                               .hint = locale.t("By its two letters, like EC; it need not be the host."),
                               .error = problem("chair"),
                               .css_class = "govuk-input--width-2"})},
        {"theme", field_model({.label = locale.t("Theme"),
                               .name = "theme",
                               .value = typed.theme,
                               .error = problem("theme")})}};
    set_problems(page, error, locale);
    return {.name = "events-gfmd/table/chair",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace

std::string member_name(const TeamMember& member, const Locale& locale) {
    const auto country = country_of(member);
    return country.empty() ? member.name : locale.country(country);
}

std::string team_words(const RoundTable& table, TeamRole role, const Locale& locale) {
    std::string words;
    for (const auto& member : table.team)
        if (member.role == role) words += (words.empty() ? "" : ", ") + member_name(member, locale);
    return words;
}

int read_revision(const Request& request) {
    const auto& text = request.form_value("revision");
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? std::max(number, 0) : 0;
}

Result<Reply> show_summit(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto reading = summit_in(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& table : reading->tables)
        rows.push_back({{"code", table.code},
                        {"title", table.title},
                        {"url", scope.url("events-gfmd.table", {{"table", table.id}})},
                        {"co_chairs", team_words(table, TeamRole::co_chair, locale)},
                        {"members", team_words(table, TeamRole::member, locale)}});
    const UrlValues at{{"edition", reading->edition.id}};
    const auto title = locale.t("Chair and round tables");
    return View{.name = "events-gfmd/table/list",
                .model = {{"caption", reading->edition.title},
                          {"edition_url", reading->edition.path},
                          {"may_edit", scope.actor().may("events-gfmd.edit")},
                          {"facts", Model{{"rows", summit_facts(*reading, locale)}}},
                          {"chair_url", scope.url("events-gfmd.chair", at)},
                          {"new_url", scope.url("events-gfmd.table_new", at)},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = title};
}

Result<Reply> edit_chair_form(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto reading = summit_in(tools, request, scope);
    if (!reading) return std::move(reading).error();
    return chair_view(*reading, reading->summit, nullptr, scope);
}

Result<Reply> set_chair_post(const SummitTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    Summit typed{.chair = request.form_value("chair"),
                 .theme = request.form_value("theme"),
                 .revision = read_revision(request)};
    auto set = scope.db().write(
        [&](UnitOfWork& uow) { return set_summit(uow, *tools.editions, scope.actor(), id, typed); });
    if (!set) {
        if (!is_for_form(set.error())) return std::move(set).error();
        auto reading = summit_in(tools, request, scope);
        if (!reading) return std::move(reading).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (set.error().code == ErrorCode::conflict) typed.revision = reading->summit.revision;
        return chair_view(*reading, typed, &set.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events-gfmd.tables", {{"edition", id}})};
}

}  // namespace plenaria::events_gfmd
