// SPDX-License-Identifier: EUPL-1.2
#include "badge_pages.hpp"

#include "../common_pages.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "holder_repository.hpp"

namespace plenaria::events {

namespace {

/// What a page shows, with one page of all holders.
struct BadgesReading {
    Edition edition;
    BadgeBack back;
    StandingCount total;
    PageRange range;
    std::vector<Holder> shown;
};

Result<BadgesReading> read_badges(UnitOfWork& uow, const std::string& id, int page) {
    auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    const auto total = total_of(standing_counts(uow, id));
    const auto range = page_range(page, page_size, total.people);
    return BadgesReading{*std::move(edition), badge_back_of(uow, id), total, range,
                         holders_shown(uow, id, range.first, range.last)};
}

Model::List holder_rows(const std::vector<Holder>& holders, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& holder : holders) {
        const bool has_badge = holder.badge.has_value();
        const UrlValues badge{{"badge", has_badge ? holder.badge->id : "-"}};
        rows.push_back({{"name", holder.delegate.name.empty() ? locale.t("(erased)") : holder.delegate.name},
                        {"has_post", !holder.delegate.post.empty()},
                        {"post", holder.delegate.post},
                        {"city", holder.city},
                        {"city_url", scope.url("events.delegation", {{"delegation", holder.delegation_id}})},
                        {"role", locale.t(name_of(holder.delegate.role))},
                        {"has_badge", has_badge},
                        {"printing", has_badge ? locale.number(holder.badge->printing) : std::string()},
                        {"issued", has_badge ? locale.instant(holder.badge->issued_at, scope.actor().zone)
                                             : std::string()},
                        {"pdf_url", scope.url("events.badge", badge)},
                        {"reprint_url", scope.url("events.reprint_badge", badge)}});
    }
    return rows;
}

Result<Reply> badges_view(const Request& request, RequestScope& scope, const BadgeBack* typed,
                          const Error* error) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_badges(uow, id, page_number(request)); });
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& back = typed == nullptr ? reading->back : *typed;
    const auto& total = reading->total;
    const UrlValues at{{"edition", id}};
    auto rows = holder_rows(reading->shown, scope);
    const auto title = locale.t("Badges");
    Model page{
        {"title", title},
        {"event", reading->edition.titles.in(locale.language())},
        {"event_url", scope.url("events.edition", at)},
        {"check_in_url", scope.url("events.check_in", at)},
        {"print_url", scope.url("events.print_badges", at)},
        {"back_url", scope.url("events.badge_back", at)},
        {"summary", locale.t("{done} of {total} have a badge", {{"done", locale.number(total.badges)},
                                                                {"total", locale.number(total.people)}})},
        {"has_rows", !rows.empty()},
        {"may_invite", scope.actor().may("events.invite")},
        {"is_empty", total.people == 0},
        {"rows", std::move(rows)},
        {"revision", std::to_string(reading->back.revision)},
        {"words",
         field_model({.label = locale.t("On the back of all badges"),
                      .name = "words",
                      .value = back.words,
                      .hint = locale.t("Whom to call in an emergency, the address of the venue, the "
                                       "wireless network. In all languages that your guests read."),
                      .error = error == nullptr ? std::string() : problem_on("words", *error, locale),
                      .rows = 6})}};
    set_pages(page, reading->range, {scope, "events.badges", {}, at}, locale);
    set_problems(page, error, locale);
    return View{.name = "events/accreditation/badges",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

Result<Reply> badges_page(const AccreditationTools&, const Request& request, RequestScope& scope) {
    return badges_view(request, scope, nullptr, nullptr);
}

Result<Reply> print_badges_post(const AccreditationTools& tools, const Request& request,
                                RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto back = scope.url("events.badges", {{"edition", id}});
    auto page = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (auto made = issue_badges(uow, scope.actor(), id); !made) return std::move(made).error();
        if (valid_badges_of(uow, id).empty()) return badge_unknown(id);
        return tools.orders->order(uow, scope.actor(), locale.language(),
                                   badges_order(id, locale.t("Badges of all delegates (PDF)"), back));
    });
    if (page) return Redirect{*page};
    if (page.error().code != ErrorCode::not_found || !edition_for(scope, id)) return std::move(page).error();
    scope.notice(locale.t("Nobody has said yet that they come."));
    return Redirect{back};
}

Result<Reply> badge_back_post(const AccreditationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const BadgeBack wish{
        .edition_id = id, .words = request.form_value("words"), .revision = read_revision(request)};
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return set_badge_back(uow, scope.actor(), wish); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return badges_view(request, scope, &wish, &done.error());
    }
    scope.notice(scope.locale().t("It stands on the back of badges that are printed from now on."));
    return Redirect{scope.url("events.badges", {{"edition", id}})};
}

Result<Reply> badge_page(const AccreditationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("badge");
    const auto badge = scope.db().read([&](UnitOfWork& uow) -> Result<Badge> {
        auto found = find_badge(uow, id);
        if (!found) return badge_unknown(id);
        return *std::move(found);
    });
    if (!badge) return badge.error();
    auto made =
        make_badges(scope.db(), tools, badge->edition_id, id, [](long long, long long) { return true; });
    if (!made) return std::move(made).error();
    return Download{made->file_name, made->content_type, std::move(made->bytes)};
}

Result<Reply> reprint_badge_post(const AccreditationTools&, const Request& request, RequestScope& scope) {
    const auto edition = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        auto made = reprint_badge(uow, scope.actor(), request.path_value("badge"));
        if (!made) return std::move(made).error();
        return find_badge(uow, *made)->edition_id;
    });
    if (!edition) return edition.error();
    scope.notice(scope.locale().t("A new badge was made. The old one opens nothing any more."));
    return Redirect{scope.url("events.badges", {{"edition", *edition}})};
}

}  // namespace plenaria::events
